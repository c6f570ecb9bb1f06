-- severity: warning
-- sentence: The row was rejected. rejected_record has it with the reason; what was known before stays.
SELECT resource, COALESCE(CAST(row_id AS VARCHAR), 'without a readable id') AS row_id, reason
FROM (SELECT 0 AS n, 'ooo_entry' AS resource, entry_id AS row_id, seq, reason FROM calcom_staging.rejected_record
      UNION ALL
      SELECT 1, resource, row_id, seq, reason FROM calcom_staging.rejected_resource_row) AS rejected
ORDER BY n, resource, seq
