-- Every reject, in the order of its key.
SELECT * FROM calcom.rejected_record ORDER BY run_id, resource, n
