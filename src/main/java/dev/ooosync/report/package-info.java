/**
 * One HTML file that shows who is away, how many are present, and how far to trust that: made from {@code sql/report/} and
 * the templates in {@code src/main/resources/report/}. Uses {@code insight} and what that may use.
 */
@NullMarked
package dev.ooosync.report;

import org.jspecify.annotations.NullMarked;
