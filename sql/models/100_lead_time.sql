-- How long before its start an entry was entered, moved or cancelled, as the runs noticed it.
CREATE OR REPLACE VIEW calcom.lead_time AS
SELECT notice.org_id, notice.entry_id, notice.user_id,
       COALESCE(person.display_name, 'user ' || CAST(notice.user_id AS VARCHAR)) AS display_name,
       notice.change, notice.noticed_at, notice.start_date,
       CAST((EXTRACT(EPOCH FROM notice.start_date) - EXTRACT(EPOCH FROM CAST(notice.noticed_at AS DATE))) / 86400 AS INTEGER) AS lead_days
FROM (SELECT org_id, entry_id, user_id, 'entered' AS change, valid_from AS noticed_at, start_date
      FROM calcom.ooo_entry_history
      WHERE opened_by = 'created'
      UNION ALL
      SELECT version.org_id, version.entry_id, version.user_id, 'moved', version.valid_from, previous.start_date
      FROM calcom.ooo_entry_history AS version
      JOIN calcom.ooo_entry_history AS previous
          ON previous.org_id = version.org_id AND previous.entry_id = version.entry_id AND previous.version = version.version - 1
      WHERE version.opened_by = 'updated'
        AND (version.start_date <> previous.start_date OR version.end_date <> previous.end_date)
        AND (version.start_as_sent <> previous.start_as_sent OR version.end_as_sent <> previous.end_as_sent)
      UNION ALL
      SELECT org_id, entry_id, user_id, 'cancelled', valid_to, start_date
      FROM calcom.ooo_entry_history
      WHERE closed_by = 'deleted') AS notice
LEFT JOIN calcom.org_user AS person ON person.org_id = notice.org_id AND person.user_id = notice.user_id;

COMMENT ON VIEW calcom.lead_time IS 'How long before its start an entry was entered, moved or cancelled, one row per change. Cal.com does not say when. Only the time at which a run noticed it is known, so it is precise to the interval between runs. Entries that the first complete run found, that came back, that came with a new person, or whose row was rejected before, are left out. entered can be trusted from version 0.2.0 on: earlier versions took every entry that they saw first as entered.';
COMMENT ON COLUMN calcom.lead_time.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.lead_time.entry_id IS 'Id of the entry at Cal.com.';
COMMENT ON COLUMN calcom.lead_time.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.lead_time.display_name IS 'Display name of the person, as in org_user; "user" and the id for people who are not in org_user.';
COMMENT ON COLUMN calcom.lead_time.change IS 'entered; moved: the first or last day changed; cancelled: deleted, not gone with its person or cover.';
COMMENT ON COLUMN calcom.lead_time.noticed_at IS 'When a run noticed it (UTC); it happened between the previous run and this one.';
COMMENT ON COLUMN calcom.lead_time.start_date IS 'First day away, in the person''s own time zone; for moved and cancelled, the one before the change.';
COMMENT ON COLUMN calcom.lead_time.lead_days IS 'Days from the UTC day of noticed_at to start_date; negative when a run noticed it after the start.';
