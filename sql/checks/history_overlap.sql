-- severity: error
-- sentence: Two versions of an entry overlap, leave a gap although the second did not reappear, or end before they begin.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT entry_id, version
FROM (SELECT entry_id, version, valid_from, valid_to, opened_by,
             LAG(valid_to) OVER (PARTITION BY entry_id ORDER BY version) AS previous_to,
             LAG(version) OVER (PARTITION BY entry_id ORDER BY version) AS previous_version
      FROM calcom.ooo_entry_history
      WHERE org_id = :org_id AND (:everything OR entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))) AS versions
WHERE valid_to <= valid_from
   OR (previous_version IS NULL AND version <> 1)
   OR (previous_version IS NOT NULL
       AND (previous_to IS NULL OR valid_from < previous_to OR version <> previous_version + 1
            OR (valid_from > previous_to AND opened_by <> 'reappeared')))
