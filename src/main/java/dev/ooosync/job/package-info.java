/**
 * The Spring Batch job: the only place that knows all the parts and joins them.
 * Uses every package above it in the flow of data.
 */
@NullMarked
package dev.ooosync.job;

import org.jspecify.annotations.NullMarked;
