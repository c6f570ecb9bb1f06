package dev.ooosync.calcom;

import java.time.Duration;

/**
 * What was asked of Cal.com so far.
 *
 * @param requests HTTP exchanges begun, each retry and each refused one included
 * @param retries exchanges that repeat a failed one
 * @param refused answers with status 429
 * @param waited time spent waiting between exchanges, summed over all callers
 */
public record Traffic(long requests, long retries, long refused, Duration waited) {}
