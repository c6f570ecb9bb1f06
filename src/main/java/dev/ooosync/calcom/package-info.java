/**
 * The Cal.com API as it really behaves: client, credentials, pages, records as sent, rate governor, retry.
 * Uses {@code settings} and {@code failure}; HTTP and JSON parsing are known only here and in the sandbox.
 */
@NullMarked
package dev.ooosync.calcom;

import org.jspecify.annotations.NullMarked;
