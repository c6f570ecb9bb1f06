-- What every run read, in the order of its key.
SELECT * FROM calcom.sync_resource ORDER BY run_id, resource
