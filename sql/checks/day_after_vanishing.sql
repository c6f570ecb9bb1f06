-- severity: error
-- sentence: A day with the state left_org or cover_deleted has no such entry, or is later than the day on which a run noticed that the entry was gone.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
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
