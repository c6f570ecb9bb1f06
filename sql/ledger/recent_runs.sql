-- The newest runs with what they read; for status.
-- :limit
SELECT run.run_id, run.job, run.org_id, run.mode, run.status, run.started_at, run.finished_at, run.as_of, run.closings_held, run.message,
       resource.completeness, resource.rows_read, resource.distinct_ids, resource.created, resource.updated, resource.closed, resource.rejected, resource.requests,
       resource.unknown_fields
FROM calcom.sync_run AS run
LEFT JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
ORDER BY run.run_id DESC
LIMIT :limit
