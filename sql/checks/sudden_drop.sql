-- severity: warning
-- sentence: Less than three quarters are left of what the last complete run had published: check that the key still sees everything.
-- Compares what is published now with what was published then, not with what either run has read: a scoped run reads
-- little and removes nothing else. Run ids sort by time, even after a clock was set back. A version that was rewritten
-- names the run that rewrote it.
-- :org_id
WITH complete AS (
    SELECT resource, run_id, finished_at
    FROM (SELECT resource.resource, run.run_id, run.finished_at,
                 ROW_NUMBER() OVER (PARTITION BY resource.resource ORDER BY run.run_id DESC) AS age_rank
          FROM calcom.sync_run AS run
          JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id
          WHERE run.org_id = :org_id
            AND run.mode = 'full'
            AND run.status IN ('published', 'unchanged', 'held')
            AND resource.completeness = 'complete') AS ranked
    WHERE age_rank = 1),
version AS (
    SELECT 'ooo_entry' AS resource, run_id, valid_from, valid_to, closed_run_id FROM calcom.ooo_entry_history WHERE org_id = :org_id
    UNION ALL
    SELECT 'org_user', run_id, valid_from, valid_to, closed_run_id FROM calcom.org_user_history WHERE org_id = :org_id
    UNION ALL
    SELECT 'org_membership', run_id, valid_from, valid_to, closed_run_id
    FROM calcom.org_user_history
    WHERE org_id = :org_id AND accepted IS NOT NULL
    UNION ALL
    SELECT 'team', run_id, valid_from, valid_to, closed_run_id FROM calcom.team_history WHERE org_id = :org_id
    UNION ALL
    SELECT 'team_member', run_id, valid_from, valid_to, closed_run_id FROM calcom.team_member_history WHERE org_id = :org_id)
SELECT resource, CAST(present AS VARCHAR) || ' instead of ' || CAST(before AS VARCHAR) AS difference
FROM (SELECT complete.resource,
             COUNT(*) FILTER (WHERE version.valid_to IS NULL) AS present,
             COUNT(*) FILTER (WHERE (version.run_id <= complete.run_id OR version.valid_from <= complete.finished_at)
                                AND (version.closed_run_id IS NULL OR version.closed_run_id > complete.run_id)) AS before
      FROM complete
      JOIN version ON version.resource = complete.resource
      GROUP BY complete.resource) AS counted
WHERE before >= 10 AND present * 4 < before * 3
ORDER BY resource
