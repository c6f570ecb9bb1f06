-- title: What the checks of the newest checked run have found
-- :org_id: the job's organization
SELECT found.severity, found.check_name, found.offending_rows, found.sentence
FROM calcom.sync_check AS found
WHERE found.offending_rows > 0
  AND found.run_id = (SELECT MAX(newest.run_id)
                      FROM calcom.sync_check AS newest
                      JOIN calcom.sync_run AS checked ON checked.run_id = newest.run_id
                      WHERE checked.org_id = :org_id)
ORDER BY found.severity, found.offending_rows DESC, found.check_name
