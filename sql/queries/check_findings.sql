-- title: What the checks of each organization's newest checked run have found
SELECT run.org_id, found.severity, found.check_name, found.offending_rows, found.sentence
FROM calcom.sync_check AS found
JOIN calcom.sync_run AS run ON run.run_id = found.run_id
WHERE found.offending_rows > 0
  AND found.run_id = (SELECT MAX(newest.run_id)
                      FROM calcom.sync_check AS newest
                      JOIN calcom.sync_run AS checked ON checked.run_id = newest.run_id
                      WHERE checked.org_id = run.org_id)
ORDER BY run.org_id, found.severity, found.offending_rows DESC, found.check_name
