-- Removes the days of entries that changed, or whose days are completed.
-- :org_id
DELETE FROM calcom.ooo_entry_day
WHERE org_id = :org_id
  AND entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change
                   UNION ALL
                   SELECT entry_id FROM calcom_staging.cut_entry)
