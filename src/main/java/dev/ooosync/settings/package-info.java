/**
 * What a file in {@code jobs/} means: one record, bound strictly, all problems reported at once; secrets mask themselves.
 * Uses no other package.
 */
@NullMarked
package dev.ooosync.settings;

import org.jspecify.annotations.NullMarked;
