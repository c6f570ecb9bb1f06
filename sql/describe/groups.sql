-- The groups that people of an organization are or were in: the organization itself, its teams, options of attributes.
-- :org_id
SELECT DISTINCT group_kind AS kind, group_id AS id, group_name AS name
FROM calcom.group_member_period
WHERE org_id = :org_id
ORDER BY group_name, group_kind, group_id
