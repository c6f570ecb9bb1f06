-- severity: error
-- sentence: A person's day away has no entry behind it, or an entry's day is not counted for the person.
-- :org_id
(SELECT user_id, day FROM calcom.ooo_entry_day WHERE org_id = :org_id
 EXCEPT
 SELECT user_id, day FROM calcom.ooo_day WHERE org_id = :org_id AND source_state = 'listed')
UNION ALL
(SELECT user_id, day FROM calcom.ooo_day WHERE org_id = :org_id AND source_state = 'listed'
 EXCEPT
 SELECT user_id, day FROM calcom.ooo_entry_day WHERE org_id = :org_id)
