-- title: Also read
-- :run_id
SELECT resource, completeness, distinct_ids AS read, created, updated, closed, rejected, requests, proof
FROM calcom.sync_resource
WHERE run_id = :run_id AND resource <> 'ooo_entry'
ORDER BY resource
