-- severity: warning
-- sentence: Less than three quarters are left of what the last complete run had read: look whether the key still sees everything.
-- What is published is counted, not what this run has read: a scoped run reads little, and takes nothing else away.
-- :org_id
SELECT before.resource, CAST(present.found AS VARCHAR) || ' instead of ' || CAST(before.distinct_ids AS VARCHAR) AS difference
FROM (SELECT resource.resource, resource.distinct_ids,
             ROW_NUMBER() OVER (PARTITION BY resource.resource ORDER BY run.run_id DESC) AS age_rank
      FROM calcom.sync_run AS run
      JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id
      WHERE run.org_id = :org_id
        AND run.mode = 'full'
        AND run.status IN ('published', 'unchanged', 'held')
        AND resource.completeness = 'complete') AS before
JOIN (SELECT 'ooo_entry' AS resource, COUNT(*) AS found FROM calcom.ooo_entry WHERE org_id = :org_id
      UNION ALL
      SELECT 'org_user', COUNT(*) FROM calcom.org_user_history WHERE org_id = :org_id AND is_current
      UNION ALL
      SELECT 'org_membership', COUNT(*)
      FROM calcom.org_user_history
      WHERE org_id = :org_id AND is_current AND accepted IS NOT NULL
      UNION ALL
      SELECT 'team', COUNT(*) FROM calcom.team_history WHERE org_id = :org_id AND is_current
      UNION ALL
      SELECT 'team_member', COUNT(*) FROM calcom.team_member_history WHERE org_id = :org_id AND is_current) AS present
    ON present.resource = before.resource
WHERE before.age_rank = 1 AND before.distinct_ids >= 10 AND present.found * 4 < before.distinct_ids * 3
ORDER BY before.resource
