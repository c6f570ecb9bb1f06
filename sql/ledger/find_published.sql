-- What a run has published, or no row.
-- :run_id
SELECT run.status, run.as_of, run.closings_held, run.message, resource.completeness, resource.proof, resource.requests,
       resource.rows_read, resource.distinct_ids, resource.created, resource.updated, resource.closed, resource.rejected
FROM calcom.sync_run AS run
JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
WHERE run.run_id = :run_id AND run.status IN ('published', 'unchanged', 'held')
