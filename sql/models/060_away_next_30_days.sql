-- Who is away now or soon: the periods with a listed day among today and the 29 days after it.
CREATE OR REPLACE VIEW calcom.away_next_30_days AS
SELECT period.org_id, period.user_id, period.display_name, person.zone, period.first_day, period.last_day, period.calendar_days,
       period.weekdays, period.back_on, period.reason, period.cover_user_id, period.cover_name,
       CASE WHEN period.first_day <= person.today THEN 0
            ELSE CAST((EXTRACT(EPOCH FROM period.first_day) - EXTRACT(EPOCH FROM person.today)) / 86400 AS INTEGER)
       END AS starts_in_days
FROM calcom.user_today AS person
JOIN calcom.away_period AS period ON period.org_id = person.org_id AND period.user_id = person.user_id
WHERE person.left_at IS NULL
  AND period.first_day < person.today + 30
  AND period.last_day >= person.today
  AND EXISTS (SELECT 1
              FROM calcom.ooo_day AS away
              WHERE away.org_id = person.org_id
                AND away.user_id = person.user_id
                AND away.source_state = 'listed'
                AND away.day BETWEEN period.first_day AND period.last_day
                AND away.day BETWEEN person.today AND person.today + 29);

COMMENT ON VIEW calcom.away_next_30_days IS 'The periods of away_period that have a day of a listed entry among today and the 29 days after it, by the person''s own calendar. People who have left the organization are left out.';
COMMENT ON COLUMN calcom.away_next_30_days.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.away_next_30_days.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.away_next_30_days.display_name IS 'Display name of the person, as in org_user; "user" and the id for people who are not in org_user.';
COMMENT ON COLUMN calcom.away_next_30_days.zone IS 'The person''s IANA time zone; UTC for people who are not in org_user.';
COMMENT ON COLUMN calcom.away_next_30_days.first_day IS 'First day away, in the person''s own time zone.';
COMMENT ON COLUMN calcom.away_next_30_days.last_day IS 'Last day away, included; may be after the 30 days; 2099-12-31 also when an entry continues after it.';
COMMENT ON COLUMN calcom.away_next_30_days.calendar_days IS 'Days from first_day to last_day, both included, weekends too.';
COMMENT ON COLUMN calcom.away_next_30_days.weekdays IS 'Days among them from Monday to Friday.';
COMMENT ON COLUMN calcom.away_next_30_days.back_on IS 'The first day from Monday to Friday after last_day on which the person is not away. Public holidays are not in the source.';
COMMENT ON COLUMN calcom.away_next_30_days.reason IS 'The reason, as in ooo_day; the word several when it is not the same on all days.';
COMMENT ON COLUMN calcom.away_next_30_days.cover_user_id IS 'The covering person; NULL when no one is named, or when it is not the same person on all days.';
COMMENT ON COLUMN calcom.away_next_30_days.cover_name IS 'Display name of the covering person; the word nobody when no one is named, the word several when it is not the same person on all days.';
COMMENT ON COLUMN calcom.away_next_30_days.starts_in_days IS 'Days from the person''s today to first_day; 0 when the person is away already.';
