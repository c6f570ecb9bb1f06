-- Days away in a row as one period each, whatever entries they come from.
-- A person is not back between two periods with only a weekend between them: such periods are one chain.
CREATE OR REPLACE VIEW calcom.away_period AS
WITH island AS (
    SELECT org_id, user_id, MIN(day) AS first_day, MAX(day) AS last_day, CAST(COUNT(*) AS INTEGER) AS calendar_days,
           CAST(SUM(CASE WHEN is_weekend THEN 0 ELSE 1 END) AS INTEGER) AS weekdays,
           CASE WHEN MIN(reason) = MAX(reason) THEN MIN(reason) ELSE 'several' END AS reason,
           CASE WHEN COUNT(to_user_id) = COUNT(*) AND MIN(to_user_id) = MAX(to_user_id) THEN MIN(to_user_id) END AS cover_user_id,
           COUNT(to_user_id) > 0 AS is_covered
    FROM (SELECT org_id, user_id, day, is_weekend, reason, to_user_id,
                 day - CAST(ROW_NUMBER() OVER (PARTITION BY org_id, user_id ORDER BY day) AS INTEGER) AS anchor
          FROM calcom.ooo_day) AS anchored
    GROUP BY org_id, user_id, anchor),
before_work AS (
    SELECT island.*,
           last_day + CASE EXTRACT(ISODOW FROM last_day) WHEN 5 THEN 3 WHEN 6 THEN 2 ELSE 1 END AS next_weekday
    FROM island),
chained AS (
    SELECT before_work.*,
           SUM(begins) OVER (PARTITION BY org_id, user_id ORDER BY first_day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS chain
    FROM (SELECT before_work.*,
                 CASE WHEN first_day <= LAG(next_weekday) OVER (PARTITION BY org_id, user_id ORDER BY first_day) THEN 0 ELSE 1 END AS begins
          FROM before_work) AS before_work)
SELECT period.org_id, period.user_id,
       COALESCE(person.display_name, 'user ' || CAST(period.user_id AS VARCHAR)) AS display_name,
       period.first_day, period.last_day, period.calendar_days, period.weekdays,
       MAX(period.next_weekday) OVER (PARTITION BY period.org_id, period.user_id, period.chain) AS back_on,
       period.reason, period.cover_user_id,
       CASE WHEN period.cover_user_id IS NOT NULL
                THEN COALESCE(cover.display_name, 'user ' || CAST(period.cover_user_id AS VARCHAR))
            WHEN period.is_covered THEN 'several'
            ELSE 'nobody'
       END AS cover_name
FROM chained AS period
LEFT JOIN calcom.org_user AS person ON person.org_id = period.org_id AND person.user_id = period.user_id
LEFT JOIN calcom.org_user AS cover ON cover.org_id = period.org_id AND cover.user_id = period.cover_user_id;

COMMENT ON VIEW calcom.away_period IS 'One row per person and unbroken row of days away (ooo_day), whatever entries they come from; those of people who have left too.';
COMMENT ON COLUMN calcom.away_period.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.away_period.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.away_period.display_name IS 'What to call the person, as in org_user; "user" and the id for people whom org_user does not know.';
COMMENT ON COLUMN calcom.away_period.first_day IS 'First day away, in the person''s own time zone.';
COMMENT ON COLUMN calcom.away_period.last_day IS 'Last day away, included, in the person''s own time zone; 2099-12-31 also when an entry goes on after it, which the check entry_too_long tells.';
COMMENT ON COLUMN calcom.away_period.calendar_days IS 'Days from first_day to last_day, both included, weekends too.';
COMMENT ON COLUMN calcom.away_period.weekdays IS 'Those of them from Monday to Friday.';
COMMENT ON COLUMN calcom.away_period.back_on IS 'The first day from Monday to Friday after last_day on which the person is not away. Public holidays are not in the source.';
COMMENT ON COLUMN calcom.away_period.reason IS 'The reason, as in ooo_day; several when not all of its days have the same.';
COMMENT ON COLUMN calcom.away_period.cover_user_id IS 'The covering person; NULL when nobody is named, or not the same person for all of its days.';
COMMENT ON COLUMN calcom.away_period.cover_name IS 'What to call the covering person; nobody when none is named; several when it is not the same for all of its days.';
