-- severity: warning
-- sentence: The entry is longer than 1,096 days, or leaves the years 2000 to 2099: only the days within are in ooo_entry_day and ooo_day.
-- :org_id
SELECT entry_id
FROM calcom.ooo_entry
WHERE org_id = :org_id
  AND start_date <= end_date
  AND (calendar_days > 1096 OR start_date < DATE '2000-01-01' OR end_date > DATE '2099-12-31')
