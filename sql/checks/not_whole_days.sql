-- severity: warning
-- sentence: The entry was not stored as whole days by Cal.com (a legacy entry): its first or last day may be off by one.
-- :org_id
SELECT entry_id
FROM calcom.ooo_entry
WHERE org_id = :org_id
  AND (start_as_sent <> CAST(start_date AS TIMESTAMP)
       OR end_as_sent <> CAST(end_date AS TIMESTAMP) + INTERVAL '86399.999' SECOND)
