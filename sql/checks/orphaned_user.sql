-- severity: warning
-- sentence: Listed entries belong to a person who is not in the organization.
-- :org_id
SELECT entry.user_id, COALESCE(MAX(person.display_name), 'unknown') AS display_name,
       CAST(COUNT(*) AS VARCHAR) || ' listed' AS entries
FROM (SELECT user_id FROM calcom.ooo_entry WHERE org_id = :org_id) AS entry
LEFT JOIN (SELECT user_id, display_name, left_at FROM calcom.org_user WHERE org_id = :org_id) AS person
    ON person.user_id = entry.user_id
WHERE (person.user_id IS NULL OR person.left_at IS NOT NULL)
  AND EXISTS (SELECT 1 FROM calcom.org_user_history WHERE org_id = :org_id)
GROUP BY entry.user_id
ORDER BY entry.user_id
