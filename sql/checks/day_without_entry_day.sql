-- severity: error
-- sentence: A person's day away belongs to no entry, or an entry's day is not counted for the person.
-- :org_id, :everything (false: only what this run changes; an earlier run has checked the rest)
(SELECT user_id, day
 FROM calcom.ooo_entry_day
 WHERE org_id = :org_id AND (:everything OR user_id IN (SELECT user_id FROM calcom_staging.person_change))
 EXCEPT
 SELECT user_id, day
 FROM calcom.ooo_day
 WHERE org_id = :org_id AND source_state = 'listed' AND (:everything OR user_id IN (SELECT user_id FROM calcom_staging.person_change)))
UNION ALL
(SELECT user_id, day
 FROM calcom.ooo_day
 WHERE org_id = :org_id AND source_state = 'listed' AND (:everything OR user_id IN (SELECT user_id FROM calcom_staging.person_change))
 EXCEPT
 SELECT user_id, day
 FROM calcom.ooo_entry_day
 WHERE org_id = :org_id AND (:everything OR user_id IN (SELECT user_id FROM calcom_staging.person_change)))
