-- severity: warning
-- sentence: The entry is not written as whole days in UTC: it is a legacy entry, part of a day, or has another offset. The days as written count.
-- :org_id
SELECT entry_id, start_date, end_date
FROM calcom.ooo_entry
WHERE org_id = :org_id
  AND (start_as_sent <> CAST(start_date AS TIMESTAMP)
       OR end_as_sent <> CAST(end_date AS TIMESTAMP) + INTERVAL '86399.999' SECOND)
