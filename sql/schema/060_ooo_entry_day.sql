-- Every day of every listed entry, unmerged. The key is org_id, entry_id, day: enforced by a check, and declared on servers
-- (120_keys).
CREATE TABLE IF NOT EXISTS calcom.ooo_entry_day (
    org_id   BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    day      DATE NOT NULL,
    user_id  BIGINT NOT NULL
);
COMMENT ON TABLE calcom.ooo_entry_day IS 'One row per listed entry and day, overlapping entries unmerged; days from 2000 to 2099 only.';
COMMENT ON COLUMN calcom.ooo_entry_day.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.ooo_entry_day.entry_id IS 'Id of the entry at Cal.com.';
COMMENT ON COLUMN calcom.ooo_entry_day.day IS 'A day away, in the absent person''s own time zone.';
COMMENT ON COLUMN calcom.ooo_entry_day.user_id IS 'The absent person.';
