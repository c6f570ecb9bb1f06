-- severity: error
-- sentence: A day is stored that lies outside its entry.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT away.entry_id, away.day
FROM calcom.ooo_entry_day AS away
LEFT JOIN (SELECT *
           FROM calcom.ooo_entry
           WHERE org_id = :org_id AND (:everything OR entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))) AS entry
    ON entry.entry_id = away.entry_id
WHERE away.org_id = :org_id
  AND (:everything OR away.entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))
  AND (entry.entry_id IS NULL OR away.user_id <> entry.user_id OR away.day NOT BETWEEN entry.start_date AND entry.end_date)
