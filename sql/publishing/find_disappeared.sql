-- Listed entries in scope that the reading does not contain. A rejected row still counts as seen, so its entry is not
-- closed. A covering person whom another row of the reading still names has not been deleted.
-- :org_id, :user_id (NULL: all), :settled_before (UTC): an entry first seen, or back, later may only lag on a replica;
-- :as_of, :unsettled_until (UTC): an entry dated later than the reading was seen by a run with a wrong clock; it waits only
-- while that run may have ended as recently as this
SELECT live.entry_id,
       version.version,
       live.user_id,
       CASE WHEN live.to_user_id IN (SELECT to_user_id FROM calcom_staging.ooo_entry WHERE to_user_id IS NOT NULL) THEN NULL
            ELSE live.to_user_id
       END AS doubtful_cover
FROM calcom.ooo_entry AS live
JOIN calcom.ooo_entry_history AS version ON version.org_id = live.org_id AND version.entry_id = live.entry_id AND version.is_current
WHERE live.org_id = :org_id
  AND live.user_id = COALESCE(CAST(:user_id AS BIGINT), live.user_id)
  AND (live.first_seen_at <= :settled_before AND (version.opened_by <> 'reappeared' OR version.valid_from <= :settled_before)
       OR version.valid_from > :as_of
          AND NOT EXISTS (SELECT 1
                          FROM calcom.sync_run AS seen
                          WHERE seen.run_id = version.run_id
                            AND seen.finished_at > :settled_before
                            AND seen.finished_at <= :unsettled_until))
  AND NOT EXISTS (SELECT 1 FROM calcom_staging.ooo_entry AS staged WHERE staged.entry_id = live.entry_id)
  AND NOT EXISTS (SELECT 1 FROM calcom_staging.rejected_record AS rejected WHERE rejected.entry_id = live.entry_id)
ORDER BY live.user_id, live.entry_id
