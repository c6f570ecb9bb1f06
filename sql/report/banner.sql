-- How far to trust the report: the newest full run that published, and the newest run of all; no row when no full
-- run of the organization has published yet.
-- :org_id
SELECT fresh.run_id, fresh.as_of, fresh.impossible_as_of, fresh.completeness, fresh.complete_as_of, resource.proof,
       CASE WHEN source.approved_by IS NULL THEN source.closings_held ELSE 0 END AS closings_held,
       latest.run_id AS latest_run_id, latest.status AS latest_status, latest.mode AS latest_mode,
       latest.finished_at AS latest_finished_at, fresh.failed_since
FROM calcom.freshness AS fresh
JOIN calcom.sync_run AS source ON source.run_id = fresh.run_id
JOIN calcom.sync_resource AS resource ON resource.run_id = fresh.run_id AND resource.resource = 'ooo_entry'
JOIN calcom.sync_run AS latest
    ON latest.run_id = (SELECT MAX(run.run_id) FROM calcom.sync_run AS run WHERE run.org_id = fresh.org_id)
WHERE fresh.org_id = :org_id
