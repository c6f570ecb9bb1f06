-- title: Rows it rejected
-- :run_id
SELECT resource, row_id AS id, reason
FROM calcom.rejected_record
WHERE run_id = :run_id
ORDER BY CASE WHEN resource = 'ooo_entry' THEN 0 ELSE 1 END, resource, n
