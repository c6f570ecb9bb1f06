/**
 * What analysts are given: questions in {@code sql/queries/} with their answers.
 * Uses {@code warehouse} and what that may use.
 */
@NullMarked
package dev.ooosync.insight;

import org.jspecify.annotations.NullMarked;
