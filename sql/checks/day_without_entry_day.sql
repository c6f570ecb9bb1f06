-- severity: error
-- sentence: A person's day away has no entry behind it, or an entry's day is not counted for the person.
-- :org_id, :everything (false: only what this run changes; the rest is as an earlier run checked it)
SELECT COALESCE(merged.user_id, away.user_id) AS user_id, COALESCE(merged.day, away.day) AS day
FROM (SELECT DISTINCT user_id, day
      FROM calcom.ooo_entry_day
      WHERE org_id = :org_id AND (:everything OR user_id IN (SELECT user_id FROM staging.person_change))) AS away
FULL JOIN (SELECT user_id, day
           FROM calcom.ooo_day
           WHERE org_id = :org_id
             AND source_state = 'listed'
             AND (:everything OR user_id IN (SELECT user_id FROM staging.person_change))) AS merged
    ON merged.user_id = away.user_id AND merged.day = away.day
WHERE merged.user_id IS NULL OR away.user_id IS NULL
