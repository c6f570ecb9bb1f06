-- Removes the days of people whose entries changed.
-- :org_id
DELETE FROM calcom.ooo_day
WHERE org_id = :org_id AND user_id IN (SELECT user_id FROM calcom_staging.person_change)
