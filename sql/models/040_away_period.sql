-- Consecutive days away as one period each, from the periods of the entries: an entry without an end would be read day by
-- day for decades. Where entries begin or end (a turn), another entry may decide, as in ooo_day. Days are counted by their
-- number since a Monday, 1999-12-27.
-- A person is not back between two periods with only a weekend between them: such periods are one chain.
CREATE OR REPLACE VIEW calcom.away_period AS
WITH known AS (
    SELECT org_id, user_id, entry_id, COALESCE(reason, 'custom') AS reason, to_user_id, calendar_days, 0 AS is_gone,
           GREATEST(start_date, DATE '2000-01-01') AS first_day, LEAST(end_date, DATE '2099-12-31') AS last_day
    FROM calcom.ooo_entry
    UNION ALL
    SELECT gone.org_id, gone.user_id, gone.entry_id, COALESCE(gone.reason, 'custom'), gone.to_user_id, gone.calendar_days, 1,
           GREATEST(gone.start_date, DATE '2000-01-01'), LEAST(gone.end_date, CAST(gone.valid_to AS DATE), DATE '2099-12-31')
    FROM calcom.ooo_entry_history AS gone
    WHERE gone.closed_by IN ('left_org', 'cover_deleted')
      AND NOT EXISTS (SELECT 1
                      FROM calcom.ooo_entry_history AS later
                      WHERE later.org_id = gone.org_id AND later.entry_id = gone.entry_id AND later.version > gone.version)),
entry AS (
    SELECT begun.*,
           SUM(begins) OVER (PARTITION BY org_id, user_id ORDER BY first_day, entry_id
                             ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS island,
           begins = 1 AND COALESCE(LEAD(begins) OVER (PARTITION BY org_id, user_id ORDER BY first_day, entry_id), 1) = 1 AS is_alone
    FROM (SELECT known.*,
                 CASE WHEN first_day <= MAX(last_day) OVER (PARTITION BY org_id, user_id ORDER BY first_day, entry_id
                                                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + 1 THEN 0
                      ELSE 1
                 END AS begins
          FROM known
          WHERE first_day <= last_day) AS begun),
decided AS (
    SELECT org_id, user_id, island, first_day AS day, last_day, reason, to_user_id, 1 AS choice
    FROM entry
    WHERE is_alone
    UNION ALL
    SELECT turn.org_id, turn.user_id, turn.island, turn.day, entry.last_day, entry.reason, entry.to_user_id,
           ROW_NUMBER() OVER (PARTITION BY turn.org_id, turn.user_id, turn.island, turn.day
                              ORDER BY entry.is_gone, entry.calendar_days, entry.entry_id DESC)
    FROM (SELECT org_id, user_id, island, first_day AS day FROM entry WHERE NOT is_alone
          UNION
          SELECT org_id, user_id, island, last_day + 1 FROM entry WHERE NOT is_alone) AS turn
    JOIN entry
        ON entry.org_id = turn.org_id
            AND entry.user_id = turn.user_id
            AND entry.island = turn.island
            AND NOT entry.is_alone
            AND turn.day BETWEEN entry.first_day AND entry.last_day),
island AS (
    SELECT org_id, user_id, MIN(day) AS first_day, MAX(last_day) AS last_day,
           CASE WHEN MIN(reason) FILTER (WHERE choice = 1) = MAX(reason) FILTER (WHERE choice = 1)
                    THEN MIN(reason) FILTER (WHERE choice = 1)
                ELSE 'several'
           END AS reason,
           CASE WHEN COUNT(to_user_id) FILTER (WHERE choice = 1) = COUNT(*) FILTER (WHERE choice = 1)
                     AND MIN(to_user_id) FILTER (WHERE choice = 1) = MAX(to_user_id) FILTER (WHERE choice = 1)
                    THEN MIN(to_user_id) FILTER (WHERE choice = 1)
           END AS cover_user_id,
           COUNT(to_user_id) FILTER (WHERE choice = 1) > 0 AS is_covered
    FROM decided
    GROUP BY org_id, user_id, island),
numbered AS (
    SELECT island.*,
           CAST(EXTRACT(EPOCH FROM first_day) / 86400 AS INTEGER) - 10952 AS first_number,
           CAST(EXTRACT(EPOCH FROM last_day) / 86400 AS INTEGER) - 10951 AS end_number
    FROM island),
before_work AS (
    SELECT org_id, user_id, first_day, last_day, reason, cover_user_id, is_covered,
           end_number - first_number AS calendar_days,
           CAST(5 * FLOOR(end_number / 7.0) + LEAST(end_number % 7, 5) - 5 * FLOOR(first_number / 7.0) - LEAST(first_number % 7, 5)
                AS INTEGER) AS weekdays,
           last_day + CASE EXTRACT(ISODOW FROM last_day) WHEN 5 THEN 3 WHEN 6 THEN 2 ELSE 1 END AS next_weekday
    FROM numbered),
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

COMMENT ON VIEW calcom.away_period IS 'One row per person and period of consecutive days away (ooo_day), merged over entries; includes people who have left.';
COMMENT ON COLUMN calcom.away_period.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.away_period.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.away_period.display_name IS 'Display name of the person, as in org_user; "user" and the id for people who are not in org_user.';
COMMENT ON COLUMN calcom.away_period.first_day IS 'First day away, in the person''s own time zone.';
COMMENT ON COLUMN calcom.away_period.last_day IS 'Last day away, included, in the person''s own time zone; 2099-12-31 also when an entry continues after it (check entry_too_long).';
COMMENT ON COLUMN calcom.away_period.calendar_days IS 'Days from first_day to last_day, both included, weekends too.';
COMMENT ON COLUMN calcom.away_period.weekdays IS 'Days among them from Monday to Friday.';
COMMENT ON COLUMN calcom.away_period.back_on IS 'The first day from Monday to Friday after last_day on which the person is not away. Public holidays are not in the source.';
COMMENT ON COLUMN calcom.away_period.reason IS 'The reason, as in ooo_day; the word several when it is not the same on all days.';
COMMENT ON COLUMN calcom.away_period.cover_user_id IS 'The covering person; NULL when no one is named, or when it is not the same person on all days.';
COMMENT ON COLUMN calcom.away_period.cover_name IS 'Display name of the covering person; the word nobody when no one is named, the word several when it is not the same person on all days.';
