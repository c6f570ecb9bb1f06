-- Who is away today, each person by the day that it is in the person's own time zone.
CREATE OR REPLACE VIEW calcom.away_today AS
SELECT away.org_id, away.user_id, person.display_name, person.zone, person.today, away.reason,
       away.to_user_id AS cover_user_id,
       CASE WHEN away.to_user_id IS NULL THEN 'nobody'
            ELSE COALESCE(cover.display_name, 'user ' || CAST(away.to_user_id AS VARCHAR))
       END AS cover_name,
       period.first_day, period.last_day, period.back_on
FROM calcom.user_today AS person
JOIN calcom.ooo_day AS away ON away.org_id = person.org_id AND away.user_id = person.user_id AND away.day = person.today
JOIN calcom.away_period AS period
    ON period.org_id = away.org_id AND period.user_id = away.user_id AND away.day BETWEEN period.first_day AND period.last_day
LEFT JOIN calcom.org_user AS cover ON cover.org_id = away.org_id AND cover.user_id = away.to_user_id
WHERE person.left_at IS NULL AND away.source_state = 'listed';

COMMENT ON VIEW calcom.away_today IS 'Who is away today by an entry that Cal.com lists, one row per person. People who have left the organization are left out.';
COMMENT ON COLUMN calcom.away_today.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.away_today.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.away_today.display_name IS 'Display name of the person, as in org_user; "user" and the id for people who are not in org_user.';
COMMENT ON COLUMN calcom.away_today.zone IS 'The person''s IANA time zone; UTC for people who are not in org_user.';
COMMENT ON COLUMN calcom.away_today.today IS 'The current calendar day in that zone.';
COMMENT ON COLUMN calcom.away_today.reason IS 'Reason for today, as in ooo_day.';
COMMENT ON COLUMN calcom.away_today.cover_user_id IS 'The covering person for today; NULL when no one is named.';
COMMENT ON COLUMN calcom.away_today.cover_name IS 'Display name of the covering person; the word nobody when no one is named.';
COMMENT ON COLUMN calcom.away_today.first_day IS 'First of the consecutive days away that include today.';
COMMENT ON COLUMN calcom.away_today.last_day IS 'Last of these days, included; 2099-12-31 also when an entry continues after it.';
COMMENT ON COLUMN calcom.away_today.back_on IS 'The first day from Monday to Friday after that on which the person is not away. Public holidays are not in the source.';
