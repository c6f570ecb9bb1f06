-- Forgets a time zone whose rules have changed.
-- :zone
DELETE FROM calcom.time_zone_offset WHERE zone = :zone
