-- Sets why entries appear that no run has published before. Only those that stay created were entered since the last
-- complete run. accepted: an earlier run rejected the row; rejected rows of versions before 0.2.0 have no row_id, so their
-- JSON is searched. joined: the entry may be much older, because its id is below one seen before, or because its person was
-- not there: neither among the people, if they are read, nor with a listed entry.
-- :org_id, :highest_id (highest_id), :people_are_read (people_are_read)
UPDATE calcom_staging.ooo_entry_change AS change
SET kind = CASE
        WHEN entry_id IN (SELECT rejected.row_id
                          FROM calcom.rejected_record AS rejected
                          JOIN calcom.sync_run AS run ON run.run_id = rejected.run_id AND run.org_id = :org_id
                          WHERE rejected.resource = 'ooo_entry' AND rejected.row_id IS NOT NULL)
            OR EXISTS (SELECT 1
                       FROM calcom.rejected_record AS rejected
                       JOIN calcom.sync_run AS run ON run.run_id = rejected.run_id AND run.org_id = :org_id
                       WHERE rejected.resource = 'ooo_entry'
                         AND rejected.row_id IS NULL
                         AND (rejected.payload LIKE '%"id":' || CAST(change.entry_id AS VARCHAR) || ',%'
                              OR rejected.payload LIKE '%"id":' || CAST(change.entry_id AS VARCHAR) || '}%'))
            THEN 'accepted'
        WHEN entry_id < :highest_id THEN 'joined'
        WHEN :people_are_read
            AND user_id NOT IN (SELECT user_id FROM calcom.org_user_history WHERE org_id = :org_id AND is_current)
            AND user_id NOT IN (SELECT user_id FROM calcom.ooo_entry WHERE org_id = :org_id)
            THEN 'joined'
        ELSE kind
    END
WHERE kind = 'created'
