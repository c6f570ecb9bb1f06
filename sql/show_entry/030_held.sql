-- title: Runs that held its closing
-- :entry_id, :org_id
SELECT held.run_id, held.version, held.cause, run.approved_by
FROM calcom.held_closing AS held
JOIN calcom.sync_run AS run ON run.run_id = held.run_id
WHERE held.org_id = :org_id AND held.entry_id = :entry_id
ORDER BY held.run_id
