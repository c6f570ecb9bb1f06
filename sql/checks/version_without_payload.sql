-- severity: error
-- sentence: A version in the history does not have exactly one payload.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT version.entry_id, version.version
FROM calcom.ooo_entry_history AS version
LEFT JOIN (SELECT entry_id, version
           FROM calcom.ooo_entry_payload
           WHERE org_id = :org_id AND (:everything OR entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))) AS sent
    ON sent.entry_id = version.entry_id AND sent.version = version.version
WHERE version.org_id = :org_id AND (:everything OR version.entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))
GROUP BY version.entry_id, version.version
HAVING COUNT(sent.version) <> 1
