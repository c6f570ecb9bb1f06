-- Removes what was held for an organization and never approved: each run judges again. An approval also ends when the
-- version that it is for is listed again.
-- :org_id
DELETE FROM calcom.held_closing
WHERE org_id = :org_id
  AND (run_id NOT IN (SELECT run_id FROM calcom.sync_run WHERE approved_by IS NOT NULL)
       OR entry_id IN (SELECT live.entry_id
                       FROM calcom.ooo_entry_history AS live
                       WHERE live.org_id = :org_id
                         AND live.is_current
                         AND live.version = held_closing.version
                         AND live.entry_id NOT IN (SELECT entry_id FROM calcom_staging.closing)))
