-- What every run's checks found, in the order of its key.
SELECT * FROM calcom.sync_check ORDER BY run_id, check_name
