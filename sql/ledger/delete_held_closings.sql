-- Removes what was held of an organization and never approved: each run judges anew.
-- :org_id
DELETE FROM calcom.held_closing
WHERE org_id = :org_id AND run_id NOT IN (SELECT run_id FROM calcom.sync_run WHERE approved_by IS NOT NULL)
