-- When the steps of each run began and ended, in the order of its key.
SELECT * FROM calcom.sync_step ORDER BY run_id, step
