-- severity: error
-- sentence: A day of somebody who vanished has no vanished entry behind it, or lies behind the day on which that was noticed.
-- :org_id, :everything (false: only what this run changes; the rest is as an earlier run checked it)
SELECT away.user_id, away.day
FROM calcom.ooo_day AS away
LEFT JOIN (SELECT *
           FROM calcom.ooo_entry_history
           WHERE org_id = :org_id AND closed_by IN ('left_org', 'cover_deleted')) AS gone
    ON gone.entry_id = away.entry_id
        AND gone.user_id = away.user_id
        AND gone.closed_by = away.source_state
        AND away.day BETWEEN gone.start_date AND gone.end_date
        AND away.day <= CAST(gone.valid_to AS DATE)
WHERE away.org_id = :org_id
  AND away.source_state <> 'listed'
  AND (:everything OR away.user_id IN (SELECT user_id FROM calcom_staging.person_change))
  AND gone.entry_id IS NULL
