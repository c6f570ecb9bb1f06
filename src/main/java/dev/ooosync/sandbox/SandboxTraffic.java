package dev.ooosync.sandbox;

/**
 * What a sandbox has seen up to now.
 *
 * @param requests all requests, unknown paths and refused ones included
 * @param listRequests requests for the organization's entries, refused ones included
 * @param refusals answers with status 429
 * @param maxRequestsInWindow the most requests in any stretch of time as long as the throttle's window; the windows of
 *     the throttle itself are fixed, so up to twice the limit less one can be within the limit
 * @param rowsSent rows of {@code data} sent in full, of all listings
 * @param maxConcurrent the most requests that were under way at once
 */
public record SandboxTraffic(
        long requests, long listRequests, long refusals, int maxRequestsInWindow, long rowsSent, int maxConcurrent) {}
