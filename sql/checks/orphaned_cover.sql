-- severity: warning
-- sentence: Listed entries name a covering person who is not in the organization.
-- :org_id
SELECT entry.to_user_id, COALESCE(MAX(person.display_name), 'unknown') AS display_name,
       CAST(COUNT(*) AS VARCHAR) || ' covered' AS entries
FROM (SELECT to_user_id FROM calcom.ooo_entry WHERE org_id = :org_id AND to_user_id IS NOT NULL) AS entry
LEFT JOIN (SELECT user_id, display_name, left_at FROM calcom.org_user WHERE org_id = :org_id) AS person
    ON person.user_id = entry.to_user_id
WHERE (person.user_id IS NULL OR person.left_at IS NOT NULL)
  AND EXISTS (SELECT 1 FROM calcom.org_user_history WHERE org_id = :org_id)
GROUP BY entry.to_user_id
ORDER BY entry.to_user_id
