-- Whether it is known who the people were: they have been read completely, and the newest full run has read them as well.
-- :org_id
SELECT EXISTS (SELECT 1
               FROM calcom.sync_run AS run
               JOIN calcom.sync_resource AS people ON people.run_id = run.run_id AND people.resource = 'org_user'
               WHERE run.org_id = :org_id
                 AND run.status IN ('published', 'unchanged', 'held')
                 AND people.completeness = 'complete')
       AND EXISTS (SELECT 1
                   FROM calcom.sync_resource AS people
                   WHERE people.resource = 'org_user'
                     AND people.completeness <> 'skipped'
                     AND people.run_id = (SELECT MAX(run_id)
                                          FROM calcom.sync_run
                                          WHERE org_id = :org_id
                                            AND mode = 'full'
                                            AND status IN ('published', 'unchanged', 'held')))
