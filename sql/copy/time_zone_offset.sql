-- The time zones of people, in the order of its key.
SELECT * FROM calcom.time_zone_offset ORDER BY zone, from_epoch
