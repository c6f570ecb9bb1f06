package dev.ooosync.calcom;

import java.time.Duration;

/**
 * One limit as a response's headers state it ({@code calcom-api.md} 2.2).
 *
 * @param limit requests per window, positive
 * @param remaining requests left when this one had been counted
 * @param reset time until the window or the block ends, rounded up to seconds by the server; 1 s to 10 min here
 */
record RateLimit(int limit, int remaining, Duration reset) {}
