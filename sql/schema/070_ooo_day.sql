-- Who is away on which day: overlapping entries of a person merged to one row per day. The key is org_id, user_id, day:
-- as in ooo_entry_day.
CREATE TABLE IF NOT EXISTS calcom.ooo_day (
    org_id       BIGINT NOT NULL,
    user_id      BIGINT NOT NULL,
    day          DATE NOT NULL,
    is_weekend   BOOLEAN NOT NULL,
    reason       VARCHAR NOT NULL,
    entry_id     BIGINT NOT NULL,
    to_user_id   BIGINT,
    entry_count  INTEGER NOT NULL,
    source_state VARCHAR NOT NULL
);
COMMENT ON TABLE calcom.ooo_day IS 'One row per person and day away, from 2000 to 2099: count these rows to count days. Where entries overlap, the details come from a listed one, then from the shortest, then from the one with the higher id.';
COMMENT ON COLUMN calcom.ooo_day.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.ooo_day.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.ooo_day.day IS 'The day away, in the absent person''s own time zone.';
COMMENT ON COLUMN calcom.ooo_day.is_weekend IS 'True on Saturday and Sunday.';
COMMENT ON COLUMN calcom.ooo_day.reason IS 'Reason of the entry that counts for this day; custom when Cal.com sends none.';
COMMENT ON COLUMN calcom.ooo_day.entry_id IS 'The entry that counts for this day.';
COMMENT ON COLUMN calcom.ooo_day.to_user_id IS 'The covering person of that entry; NULL when no one is named.';
COMMENT ON COLUMN calcom.ooo_day.entry_count IS 'Number of this person''s entries that hold the day.';
COMMENT ON COLUMN calcom.ooo_day.source_state IS 'listed: the entry is listed by Cal.com now. left_org, cover_deleted: the entry is gone because its person left the organization, or because its covering person was deleted; its days are kept up to the day on which a run noticed this.';
