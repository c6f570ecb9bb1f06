-- title: Checks that found something
-- :run_id
SELECT check_name, severity, offending_rows, sentence, examples
FROM calcom.sync_check
WHERE run_id = :run_id AND offending_rows > 0
ORDER BY severity, check_name
