-- Full runs that have been published for an organization.
-- :org_id
SELECT COUNT(*) FROM calcom.sync_run WHERE org_id = :org_id AND mode = 'full' AND status IN ('published', 'unchanged')
