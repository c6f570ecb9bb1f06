-- How many of each group are there on each day, from a year before today to a year after it; no one before the account
-- was created, since the first reading knows no one's first day. Members and absent members are counted from arrivals and
-- departures, so that no person has to be compared with every day.
CREATE OR REPLACE VIEW calcom.capacity_by_day AS
WITH bounds AS (
    SELECT today - 365 AS first_day, today + 365 AS last_day
    FROM (SELECT DATE '1970-01-01' + CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 86400) AS INTEGER) AS today) AS clock),
member AS (
    SELECT member.org_id, member.group_kind, member.group_id, member.group_name, member.user_id,
           GREATEST(member.from_day, person.created_on, bounds.first_day) AS from_day,
           LEAST(member.until_day, bounds.last_day + 1) AS until_day
    FROM calcom.group_member_period AS member
    JOIN (SELECT org_id, user_id, COALESCE(CAST(created_at AS DATE), DATE '2000-01-01') AS created_on
          FROM calcom.org_user) AS person
        ON person.org_id = member.org_id AND person.user_id = member.user_id AND person.created_on < member.until_day
    JOIN bounds
        ON member.until_day > bounds.first_day AND member.from_day <= bounds.last_day AND person.created_on <= bounds.last_day),
island AS (
    SELECT org_id, user_id, MIN(day) AS from_day, MAX(day) + 1 AS until_day
    FROM (SELECT away.org_id, away.user_id, away.day,
                 away.day - CAST(ROW_NUMBER() OVER (PARTITION BY away.org_id, away.user_id ORDER BY away.day) AS INTEGER) AS anchor
          FROM calcom.ooo_day AS away
          JOIN bounds ON away.day BETWEEN bounds.first_day AND bounds.last_day) AS anchored
    GROUP BY org_id, user_id, anchor),
absence AS (
    SELECT member.org_id, member.group_kind, member.group_id, member.group_name,
           GREATEST(member.from_day, island.from_day) AS from_day,
           LEAST(member.until_day, island.until_day) AS until_day
    FROM island
    JOIN member
        ON member.org_id = island.org_id
            AND member.user_id = island.user_id
            AND member.from_day < island.until_day
            AND member.until_day > island.from_day),
daily AS (
    SELECT org_id, group_kind, group_id, group_name, day, SUM(member_change) AS member_change, SUM(away_change) AS away_change
    FROM (SELECT org_id, group_kind, group_id, group_name, from_day AS day, 1 AS member_change, 0 AS away_change
          FROM member
          UNION ALL
          SELECT org_id, group_kind, group_id, group_name, until_day, -1, 0
          FROM member
          UNION ALL
          SELECT org_id, group_kind, group_id, group_name, from_day, 0, 1
          FROM absence
          UNION ALL
          SELECT org_id, group_kind, group_id, group_name, until_day, 0, -1
          FROM absence
          UNION ALL
          SELECT known.org_id, known.group_kind, known.group_id, known.group_name, calendar.day, 0, 0
          FROM (SELECT DISTINCT org_id, group_kind, group_id, group_name FROM member) AS known
          CROSS JOIN bounds
          JOIN calcom.calendar_day AS calendar ON calendar.day BETWEEN bounds.first_day AND bounds.last_day) AS event
    GROUP BY org_id, group_kind, group_id, group_name, day),
counted AS (
    SELECT org_id, group_kind, group_id, group_name, day,
           CAST(SUM(member_change) OVER (PARTITION BY org_id, group_kind, group_id ORDER BY day) AS INTEGER) AS members,
           CAST(SUM(away_change) OVER (PARTITION BY org_id, group_kind, group_id ORDER BY day) AS INTEGER) AS away
    FROM daily)
SELECT org_id, group_kind, group_id, group_name, day, EXTRACT(ISODOW FROM day) >= 6 AS is_weekend, members, away,
       members - away AS present,
       CAST(ROUND(1000.0 * (members - away) / members) / 10 AS DECIMAL(4, 1)) AS present_percent
FROM counted
WHERE members > 0;

COMMENT ON VIEW calcom.capacity_by_day IS 'How many people of each group are present on each day, from 365 days before today (UTC) to 365 days after it; no row for a day without members. Public holidays, working hours and part-time are not in the source: on a public holiday everybody without an entry counts as present. Empty until people have been read.';
COMMENT ON COLUMN calcom.capacity_by_day.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.capacity_by_day.group_kind IS 'organization, team or attribute, as in group_member_period.';
COMMENT ON COLUMN calcom.capacity_by_day.group_id IS 'The group, as in group_member_period.';
COMMENT ON COLUMN calcom.capacity_by_day.group_name IS 'Name of the group, as in group_member_period.';
COMMENT ON COLUMN calcom.capacity_by_day.day IS 'The day, for each person in their own time zone.';
COMMENT ON COLUMN calcom.capacity_by_day.is_weekend IS 'True on Saturday and Sunday.';
COMMENT ON COLUMN calcom.capacity_by_day.members IS 'People in the group on that day, as in group_member_period, but not before their account was created; for future days, the current members.';
COMMENT ON COLUMN calcom.capacity_by_day.away IS 'Members who are away on that day, as in ooo_day.';
COMMENT ON COLUMN calcom.capacity_by_day.present IS 'Members who are not away.';
COMMENT ON COLUMN calcom.capacity_by_day.present_percent IS 'present in percent of members, rounded to one decimal; 0 to 100.';
