-- The current day of each person: future and past are decided by the person's own calendar.
CREATE OR REPLACE VIEW calcom.user_today AS
SELECT person.org_id, person.user_id, person.display_name, person.zone,
       DATE '1970-01-01'
           + CAST(FLOOR((EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) + COALESCE(shift.offset_seconds, 0)) / 86400) AS INTEGER) AS today,
       person.left_at
FROM (SELECT org_id, user_id, display_name, zone, left_at
      FROM calcom.org_user
      UNION ALL
      SELECT DISTINCT entry.org_id, entry.user_id, 'user ' || CAST(entry.user_id AS VARCHAR), 'UTC', CAST(NULL AS TIMESTAMP)
      FROM calcom.ooo_entry AS entry
      WHERE NOT EXISTS (SELECT 1
                        FROM calcom.org_user_history AS known
                        WHERE known.org_id = entry.org_id AND known.user_id = entry.user_id)) AS person
LEFT JOIN calcom.time_zone_offset AS shift
    ON shift.zone = person.zone
        AND shift.from_epoch <= EXTRACT(EPOCH FROM CURRENT_TIMESTAMP)
        AND shift.until_epoch > EXTRACT(EPOCH FROM CURRENT_TIMESTAMP);

COMMENT ON VIEW calcom.user_today IS 'The current day of each person in org_user, and of people with listed entries who are not in org_user.';
COMMENT ON COLUMN calcom.user_today.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.user_today.user_id IS 'The person.';
COMMENT ON COLUMN calcom.user_today.display_name IS 'Display name of the person, as in org_user; "user" and the id for people who are not in org_user.';
COMMENT ON COLUMN calcom.user_today.zone IS 'The person''s IANA time zone, as in org_user; UTC for people who are not in org_user.';
COMMENT ON COLUMN calcom.user_today.today IS 'The current calendar day in that zone, by the clock of the database and time_zone_offset.';
COMMENT ON COLUMN calcom.user_today.left_at IS 'When a run noticed that the person has left the organization (UTC); NULL for people who are in it, or who are not in org_user.';
