/**
 * Reads who the people of an organization are: users, memberships with attributes, teams and who is in them.
 * Uses settings, calcom, reading and warehouse; publishing merges what it has read.
 */
@NullMarked
package dev.ooosync.people;

import org.jspecify.annotations.NullMarked;
