/**
 * What analysts use: the questions of {@code sql/queries/} with their answers, descriptions, and the state of a warehouse.
 * Uses {@code warehouse} and what that may use.
 */
@NullMarked
package dev.ooosync.insight;

import org.jspecify.annotations.NullMarked;
