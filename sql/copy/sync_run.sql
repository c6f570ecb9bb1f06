-- The ledger's runs, in the order of its key.
SELECT * FROM calcom.sync_run ORDER BY run_id
