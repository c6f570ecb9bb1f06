-- What the checks found in each organization's newest run that reached the checks; for status.
SELECT org_id, run_id, check_name, severity, offending_rows, sentence, examples
FROM (SELECT run.org_id, checked.run_id, checked.check_name, checked.severity, checked.offending_rows, checked.sentence, checked.examples,
             RANK() OVER (PARTITION BY run.org_id ORDER BY run.run_id DESC) AS age_rank
      FROM calcom.sync_check AS checked
      JOIN calcom.sync_run AS run ON run.run_id = checked.run_id) AS ranked
WHERE age_rank = 1 AND offending_rows > 0
ORDER BY org_id, severity, check_name
