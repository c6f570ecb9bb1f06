-- title: Rows it could not use
-- :run_id
SELECT n, reason FROM calcom.rejected_record WHERE run_id = :run_id ORDER BY n
