-- How many days people were and will be away, by group, month and reason. Until people have been read there is one group only.
CREATE OR REPLACE VIEW calcom.days_away_by_month AS
SELECT away.org_id, away.group_kind, away.group_id, away.group_name, calendar.month_start, away.reason,
       CAST(COUNT(DISTINCT away.user_id) AS INTEGER) AS people,
       CAST(COUNT(*) AS INTEGER) AS calendar_days,
       CAST(SUM(CASE WHEN away.is_weekend THEN 0 ELSE 1 END) AS INTEGER) AS weekdays
FROM (SELECT away.org_id, member.group_kind, member.group_id, member.group_name, away.user_id, away.day, away.is_weekend, away.reason
      FROM calcom.ooo_day AS away
      JOIN calcom.group_member_period AS member
          ON member.org_id = away.org_id
              AND member.user_id = away.user_id
              AND away.day >= member.from_day
              AND away.day < member.until_day
      UNION ALL
      SELECT org_id, 'organization', CAST(org_id AS VARCHAR), 'Everybody', user_id, day, is_weekend, reason
      FROM calcom.ooo_day
      WHERE org_id NOT IN (SELECT org_id FROM calcom.org_user_history)) AS away
JOIN calcom.calendar_day AS calendar ON calendar.day = away.day
GROUP BY away.org_id, away.group_kind, away.group_id, away.group_name, calendar.month_start, away.reason;

COMMENT ON VIEW calcom.days_away_by_month IS 'Days away by group, month and reason, of those who were in the group on that day. Somebody in two groups counts in both: never add up groups. Until people have been read, Everybody is whoever has days in ooo_day, and there is no other group.';
COMMENT ON COLUMN calcom.days_away_by_month.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.days_away_by_month.group_kind IS 'organization, team or attribute, as in group_member_period.';
COMMENT ON COLUMN calcom.days_away_by_month.group_id IS 'The group, as in group_member_period.';
COMMENT ON COLUMN calcom.days_away_by_month.group_name IS 'What to call the group, as in group_member_period.';
COMMENT ON COLUMN calcom.days_away_by_month.month_start IS 'First day of the month.';
COMMENT ON COLUMN calcom.days_away_by_month.reason IS 'Reason, as in ooo_day.';
COMMENT ON COLUMN calcom.days_away_by_month.people IS 'Different people who are away on one of the days. Somebody away for two reasons is in both rows: never add up reasons.';
COMMENT ON COLUMN calcom.days_away_by_month.calendar_days IS 'Days of people: two people who are away for three days make six; weekends too.';
COMMENT ON COLUMN calcom.days_away_by_month.weekdays IS 'Those of them from Monday to Friday. Public holidays are not in the source: they count as any other day.';
