-- severity: error
-- sentence: Two versions of a membership in a team overlap, leave a gap although the second did not reappear, end before they begin, or are stored twice.
-- :org_id
SELECT team_id, user_id, version
FROM (SELECT team_id, user_id, version, valid_from, valid_to, is_current, opened_by,
             LAG(valid_to) OVER (PARTITION BY team_id, user_id ORDER BY version, valid_from) AS previous_to,
             LAG(version) OVER (PARTITION BY team_id, user_id ORDER BY version, valid_from) AS previous_version
      FROM calcom.team_member_history
      WHERE org_id = :org_id) AS versions
WHERE valid_to <= valid_from
   OR is_current <> (valid_to IS NULL)
   OR (previous_version IS NULL AND version <> 1)
   OR (previous_version IS NOT NULL
       AND (previous_to IS NULL OR valid_from < previous_to OR version <> previous_version + 1
            OR (valid_from > previous_to AND opened_by <> 'reappeared')))
