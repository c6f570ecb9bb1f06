/**
 * A fake Cal.com on loopback, for the demo, for tests and for load; deterministic by seed, and faulty on request.
 * Uses no other package.
 */
@NullMarked
package dev.ooosync.sandbox;

import org.jspecify.annotations.NullMarked;
