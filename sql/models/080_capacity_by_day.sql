-- How many of each group are there on each day, from a year before today to a year after it.
-- Members are counted by who comes and goes: so nobody has to be compared with every day.
CREATE OR REPLACE VIEW calcom.capacity_by_day AS
WITH near AS (
    SELECT calendar.day, calendar.is_weekend, bounds.first_day, bounds.last_day
    FROM (SELECT today - 365 AS first_day, today + 365 AS last_day
          FROM (SELECT DATE '1970-01-01' + CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 86400) AS INTEGER) AS today) AS now) AS bounds
    JOIN calcom.calendar_day AS calendar ON calendar.day BETWEEN bounds.first_day AND bounds.last_day),
edge AS (
    SELECT MIN(first_day) AS first_day, MIN(last_day) AS last_day FROM near),
member AS (
    SELECT member.*
    FROM calcom.group_member_period AS member
    JOIN edge ON member.until_day > edge.first_day AND member.from_day <= edge.last_day),
coming AS (
    SELECT org_id, group_kind, group_id, day, SUM(change) AS change
    FROM (SELECT member.org_id, member.group_kind, member.group_id, GREATEST(member.from_day, edge.first_day) AS day, 1 AS change
          FROM member
          CROSS JOIN edge
          UNION ALL
          SELECT org_id, group_kind, group_id, until_day, -1
          FROM member) AS event
    GROUP BY org_id, group_kind, group_id, day),
counted AS (
    SELECT known.org_id, known.group_kind, known.group_id, known.group_name, near.day, near.is_weekend,
           CAST(SUM(COALESCE(coming.change, 0)) OVER (PARTITION BY known.org_id, known.group_kind, known.group_id ORDER BY near.day)
               AS INTEGER) AS members
    FROM (SELECT DISTINCT org_id, group_kind, group_id, group_name FROM member) AS known
    CROSS JOIN near
    LEFT JOIN coming
        ON coming.org_id = known.org_id
            AND coming.group_kind = known.group_kind
            AND coming.group_id = known.group_id
            AND coming.day = near.day),
missing AS (
    SELECT member.org_id, member.group_kind, member.group_id, away.day, CAST(COUNT(*) AS INTEGER) AS away
    FROM calcom.ooo_day AS away
    JOIN edge ON away.day BETWEEN edge.first_day AND edge.last_day
    JOIN member
        ON member.org_id = away.org_id
            AND member.user_id = away.user_id
            AND away.day >= member.from_day
            AND away.day < member.until_day
    GROUP BY member.org_id, member.group_kind, member.group_id, away.day)
SELECT counted.org_id, counted.group_kind, counted.group_id, counted.group_name, counted.day, counted.is_weekend,
       counted.members,
       COALESCE(missing.away, 0) AS away,
       counted.members - COALESCE(missing.away, 0) AS present,
       CAST(ROUND(1000.0 * (counted.members - COALESCE(missing.away, 0)) / counted.members) / 10 AS DECIMAL(4, 1)) AS present_percent
FROM counted
LEFT JOIN missing
    ON missing.org_id = counted.org_id
        AND missing.group_kind = counted.group_kind
        AND missing.group_id = counted.group_id
        AND missing.day = counted.day
WHERE counted.members > 0;

COMMENT ON VIEW calcom.capacity_by_day IS 'How many of each group are there on each day, from 365 days before today (UTC) to 365 days after it; no row for a day without members. Public holidays, working hours and part-time are not in the source: on a public holiday everybody without an entry counts as present. Empty until people have been read.';
COMMENT ON COLUMN calcom.capacity_by_day.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.capacity_by_day.group_kind IS 'organization, team or attribute, as in group_member_period.';
COMMENT ON COLUMN calcom.capacity_by_day.group_id IS 'The group, as in group_member_period.';
COMMENT ON COLUMN calcom.capacity_by_day.group_name IS 'What to call the group, as in group_member_period.';
COMMENT ON COLUMN calcom.capacity_by_day.day IS 'The day, for each person in their own time zone.';
COMMENT ON COLUMN calcom.capacity_by_day.is_weekend IS 'True on Saturday and Sunday.';
COMMENT ON COLUMN calcom.capacity_by_day.members IS 'People in the group on that day, as in group_member_period; those in it now for days to come.';
COMMENT ON COLUMN calcom.capacity_by_day.away IS 'Those of them who are away on that day, as in ooo_day.';
COMMENT ON COLUMN calcom.capacity_by_day.present IS 'Those of them who are not.';
COMMENT ON COLUMN calcom.capacity_by_day.present_percent IS 'present in percent of members, rounded to one decimal; 0 to 100.';
