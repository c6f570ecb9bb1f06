-- What is stored about a time zone.
-- :zone
SELECT zone, from_epoch, until_epoch, offset_seconds FROM calcom.time_zone_offset WHERE zone = :zone ORDER BY from_epoch
