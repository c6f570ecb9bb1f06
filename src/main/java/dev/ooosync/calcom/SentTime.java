package dev.ooosync.calcom;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A time as sent.
 *
 * @param day the calendar day as written, whatever offset follows it
 * @param utc the same time in UTC, without its zone, to the millisecond
 */
public record SentTime(LocalDate day, LocalDateTime utc) {}
