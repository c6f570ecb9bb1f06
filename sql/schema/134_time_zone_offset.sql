-- Time zones as rows, so that a person's today needs no time zones of the database: they differ by client, and some have none.
CREATE TABLE IF NOT EXISTS calcom.time_zone_offset (
    zone           VARCHAR NOT NULL,
    from_epoch     BIGINT NOT NULL,
    until_epoch    BIGINT NOT NULL,
    offset_seconds INTEGER NOT NULL,
    PRIMARY KEY (zone, from_epoch)
);
COMMENT ON TABLE calcom.time_zone_offset IS 'How far each time zone is ahead of UTC, and when, from 2000 to 2099; for the zones that people have or had.';
COMMENT ON COLUMN calcom.time_zone_offset.zone IS 'Time zone, as in org_user.zone.';
COMMENT ON COLUMN calcom.time_zone_offset.from_epoch IS 'Start of the period, in seconds since 1970-01-01 UTC (included).';
COMMENT ON COLUMN calcom.time_zone_offset.until_epoch IS 'End of the period, in seconds since 1970-01-01 UTC (excluded).';
COMMENT ON COLUMN calcom.time_zone_offset.offset_seconds IS 'Seconds to add to UTC.';
