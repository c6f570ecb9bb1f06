/**
 * Reads who the people of an organization are: users, memberships with attributes, teams and who is in them.
 * Uses settings, calcom, reading and warehouse; what it brings is merged by publishing.
 */
@NullMarked
package dev.ooosync.people;

import org.jspecify.annotations.NullMarked;
