-- Removes what an earlier, failed attempt of this run noted.
-- :run_id
DELETE FROM calcom.sync_step WHERE run_id = :run_id
