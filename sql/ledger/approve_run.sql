-- Releases the closings that a run held.
-- :run_id, :approved_by
UPDATE calcom.sync_run SET approved_by = :approved_by WHERE run_id = :run_id AND approved_by IS NULL
