-- Stores the highest id of an entry that this run or an earlier one has seen, rejected rows included.
-- :org_id, :run_id
UPDATE calcom.sync_resource
SET highest_id = (SELECT MAX(id)
                  FROM (SELECT MAX(entry_id) AS id FROM calcom.ooo_entry_history WHERE org_id = :org_id
                        UNION ALL
                        SELECT MAX(rejected.row_id)
                        FROM calcom.rejected_record AS rejected
                        JOIN calcom.sync_run AS run ON run.run_id = rejected.run_id
                        WHERE run.org_id = :org_id AND rejected.resource = 'ooo_entry') AS seen)
WHERE run_id = :run_id AND resource = 'ooo_entry'
