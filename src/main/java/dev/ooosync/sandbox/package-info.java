/**
 * A Cal.com of our own on loopback, for the demo, for tests and for load; deterministic by seed, and misbehaving on request.
 * Uses nothing else of ours.
 */
@NullMarked
package dev.ooosync.sandbox;

import org.jspecify.annotations.NullMarked;
