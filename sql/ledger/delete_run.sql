-- Removes the row of an earlier, failed attempt of this run.
-- :run_id
DELETE FROM calcom.sync_run WHERE run_id = :run_id
