-- How many days people were and will be away, by group, month and reason. Until people have been read there is one group only.
-- Everybody has all days of the people who are in the organization now; for people who have left, the days until then.
-- Days are summed by person and month first. Only months in which the person came or went are counted day by day.
CREATE OR REPLACE VIEW calcom.days_away_by_month AS
WITH month_away AS (
    SELECT away.org_id, away.user_id, calendar.month_start, away.reason, MIN(away.day) AS first_day, MAX(away.day) AS last_day,
           COUNT(*) AS calendar_days, SUM(CASE WHEN away.is_weekend THEN 0 ELSE 1 END) AS weekdays
    FROM calcom.ooo_day AS away
    JOIN calcom.calendar_day AS calendar ON calendar.day = away.day
    GROUP BY away.org_id, away.user_id, calendar.month_start, away.reason),
counting AS (
    SELECT member.org_id, member.group_kind, member.group_id, member.group_name, member.user_id, member.from_day, member.until_day,
           month_away.month_start, month_away.reason, month_away.first_day, month_away.last_day, month_away.calendar_days,
           month_away.weekdays, member.from_day <= month_away.first_day AND member.until_day > month_away.last_day AS all_of_it
    FROM month_away
    JOIN calcom.group_member_period AS member
        ON member.org_id = month_away.org_id
            AND member.user_id = month_away.user_id
            AND member.from_day <= month_away.last_day
            AND member.until_day > month_away.first_day
    WHERE member.group_kind <> 'organization'
       OR NOT EXISTS (SELECT 1
                      FROM calcom.org_user_history AS present
                      WHERE present.org_id = member.org_id
                        AND present.user_id = member.user_id
                        AND present.is_current
                        AND COALESCE(present.accepted, TRUE))),
of_person AS (
    SELECT org_id, group_kind, group_id, group_name, month_start, reason, calendar_days, weekdays
    FROM counting
    WHERE all_of_it
    UNION ALL
    SELECT counting.org_id, counting.group_kind, counting.group_id, counting.group_name, counting.month_start, counting.reason,
           COUNT(*), SUM(CASE WHEN away.is_weekend THEN 0 ELSE 1 END)
    FROM counting
    JOIN calcom.ooo_day AS away
        ON away.org_id = counting.org_id
            AND away.user_id = counting.user_id
            AND away.reason = counting.reason
            AND away.day BETWEEN counting.first_day AND counting.last_day
            AND away.day >= counting.from_day
            AND away.day < counting.until_day
    WHERE NOT counting.all_of_it
    GROUP BY counting.org_id, counting.group_kind, counting.group_id, counting.group_name, counting.month_start, counting.reason,
             counting.user_id
    UNION ALL
    SELECT month_away.org_id, 'organization', CAST(month_away.org_id AS VARCHAR), 'Everybody', month_away.month_start, month_away.reason,
           month_away.calendar_days, month_away.weekdays
    FROM month_away
    JOIN calcom.org_user_history AS present
        ON present.org_id = month_away.org_id
            AND present.user_id = month_away.user_id
            AND present.is_current
            AND COALESCE(present.accepted, TRUE)
    UNION ALL
    SELECT org_id, 'organization', CAST(org_id AS VARCHAR), 'Everybody', month_start, reason, calendar_days, weekdays
    FROM month_away
    WHERE org_id NOT IN (SELECT org_id FROM calcom.org_user_history))
SELECT org_id, group_kind, group_id, group_name, month_start, reason,
       CAST(COUNT(*) AS INTEGER) AS people,
       CAST(SUM(calendar_days) AS INTEGER) AS calendar_days,
       CAST(SUM(weekdays) AS INTEGER) AS weekdays
FROM of_person
GROUP BY org_id, group_kind, group_id, group_name, month_start, reason;

COMMENT ON VIEW calcom.days_away_by_month IS 'Days away by group, month and reason. Everybody has all days of the people who are in the organization now, even from before they joined it, and the days of people who have left. A team or attribute has the days of the people who were in it on that day. A person in two groups counts in both: never add up groups. Until people have been read, Everybody is each person with days in ooo_day, and there is no other group.';
COMMENT ON COLUMN calcom.days_away_by_month.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.days_away_by_month.group_kind IS 'organization, team or attribute, as in group_member_period.';
COMMENT ON COLUMN calcom.days_away_by_month.group_id IS 'The group, as in group_member_period.';
COMMENT ON COLUMN calcom.days_away_by_month.group_name IS 'Name of the group, as in group_member_period.';
COMMENT ON COLUMN calcom.days_away_by_month.month_start IS 'First day of the month.';
COMMENT ON COLUMN calcom.days_away_by_month.reason IS 'Reason, as in ooo_day.';
COMMENT ON COLUMN calcom.days_away_by_month.people IS 'Different people who are away on one of the days. A person away for two reasons is in both rows: never add up reasons.';
COMMENT ON COLUMN calcom.days_away_by_month.calendar_days IS 'Person-days: two people who are away for three days make six; weekends too.';
COMMENT ON COLUMN calcom.days_away_by_month.weekdays IS 'Days among them from Monday to Friday. Public holidays are not in the source: they count like any other day.';
