-- The organizations for which runs have published something.
SELECT DISTINCT org_id FROM calcom.sync_run WHERE status IN ('published', 'unchanged', 'held') ORDER BY org_id
