-- How many live entries in scope the reading did not list. Rejected rows count as listed.
-- :org_id, :user_id (NULL: all), :settled_before (UTC): an entry first seen later may only lag on a replica
SELECT COUNT(*)
FROM calcom.ooo_entry AS live
WHERE live.org_id = :org_id
  AND live.user_id = COALESCE(CAST(:user_id AS BIGINT), live.user_id)
  AND live.first_seen_at <= :settled_before
  AND NOT EXISTS (SELECT 1 FROM calcom_staging.ooo_entry AS staged WHERE staged.entry_id = live.entry_id)
  AND NOT EXISTS (SELECT 1 FROM calcom_staging.rejected_record AS rejected WHERE rejected.entry_id = live.entry_id)
