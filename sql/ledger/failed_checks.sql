-- What the checks of the newest run that was published found; for status.
SELECT check_name, severity, offending_rows, sentence
FROM calcom.sync_check
WHERE offending_rows > 0 AND run_id = (SELECT MAX(run_id) FROM calcom.sync_check)
ORDER BY severity, check_name
