-- severity: error
-- sentence: A listed entry does not have exactly one current version in the history, with the same content; or is listed twice.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
SELECT entry.entry_id
FROM calcom.ooo_entry AS entry
LEFT JOIN (SELECT entry_id, version, content_hash
           FROM calcom.ooo_entry_history
           WHERE org_id = :org_id
             AND is_current
             AND (:everything OR entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))) AS version
    ON version.entry_id = entry.entry_id
WHERE entry.org_id = :org_id AND (:everything OR entry.entry_id IN (SELECT entry_id FROM calcom_staging.ooo_entry_change))
GROUP BY entry.entry_id
HAVING COUNT(version.version) <> 1 OR MAX(version.content_hash) <> MAX(entry.content_hash)
