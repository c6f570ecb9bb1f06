-- severity: error
-- sentence: A listed entry does not have exactly one current version in the history.
-- :org_id
SELECT entry.entry_id
FROM calcom.ooo_entry AS entry
LEFT JOIN calcom.ooo_entry_history AS version
    ON version.org_id = entry.org_id AND version.entry_id = entry.entry_id AND version.is_current
WHERE entry.org_id = :org_id
GROUP BY entry.entry_id, entry.content_hash
HAVING COUNT(version.version) <> 1 OR MAX(version.content_hash) <> entry.content_hash
