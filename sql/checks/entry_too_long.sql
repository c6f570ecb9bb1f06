-- severity: warning
-- sentence: The entry is partly outside the years 2000 to 2099: only its days within them are stored, and every answer ends with them.
-- :org_id
SELECT entry_id
FROM calcom.ooo_entry
WHERE org_id = :org_id
  AND start_date <= end_date
  AND (start_date < DATE '2000-01-01' OR end_date > DATE '2099-12-31')
