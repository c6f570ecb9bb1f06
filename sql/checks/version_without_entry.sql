-- severity: error
-- sentence: A current version in the history belongs to no listed entry.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT version.entry_id
FROM calcom.ooo_entry_history AS version
WHERE version.org_id = :org_id
  AND version.is_current
  AND (:everything OR version.entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))
  AND NOT EXISTS (SELECT 1 FROM calcom.ooo_entry AS entry WHERE entry.org_id = version.org_id AND entry.entry_id = version.entry_id)
