-- Removes what an earlier, failed attempt of this run noted.
-- :run_id
DELETE FROM calcom.rejected_record WHERE run_id = :run_id
