-- Finds what the reading changes. Of an id that was staged twice the row staged last counts.
-- As the portable text, but in the order that is cheap here: what differs first, which is little on most days, and only
-- for that whether it was staged again later, and its last version.
-- :org_id, :first_load (true: no complete full run has been published yet), :hash_prefix (of the present privacy settings);
-- inserts one row per entry that changes
INSERT INTO calcom_staging.ooo_entry_change (entry_id, seq, kind, version, user_id, previous_user_id)
WITH differing AS MATERIALIZED (
    SELECT staged.entry_id,
           staged.seq,
           staged.user_id,
           live.user_id AS previous_user_id,
           COALESCE(
               live.content_hash NOT LIKE :hash_prefix || '%'
                   AND live.user_id = staged.user_id
                   AND live.uuid IS NOT DISTINCT FROM staged.uuid
                   AND live.to_user_id IS NOT DISTINCT FROM staged.to_user_id
                   AND (live.reason IS NOT DISTINCT FROM staged.reason
                       OR (LOWER(live.reason) IN ('sick', 'unspecified') AND LOWER(staged.reason) IN ('sick', 'unspecified')))
                   AND live.start_as_sent = staged.start_as_sent
                   AND live.end_as_sent = staged.end_as_sent,
               FALSE) AS is_rewrite
    FROM calcom_staging.ooo_entry AS staged
    LEFT JOIN calcom.ooo_entry AS live ON live.org_id = :org_id AND live.entry_id = staged.entry_id
    WHERE live.entry_id IS NULL OR live.content_hash <> staged.content_hash)
SELECT differing.entry_id,
       differing.seq,
       CASE
           WHEN previous_user_id IS NULL AND last_version IS NULL THEN CASE WHEN :first_load THEN 'initial' ELSE 'created' END
           WHEN previous_user_id IS NULL THEN 'reappeared'
           WHEN is_rewrite THEN 'rewritten'
           ELSE 'updated'
       END,
       CASE WHEN is_rewrite THEN last_version ELSE COALESCE(last_version, 0) + 1 END,
       user_id,
       previous_user_id
FROM differing
JOIN (SELECT entry_id, MAX(seq) AS seq
      FROM calcom_staging.ooo_entry
      WHERE entry_id IN (SELECT entry_id FROM differing)
      GROUP BY entry_id) AS newest
    ON newest.entry_id = differing.entry_id AND newest.seq = differing.seq
CROSS JOIN LATERAL (SELECT MAX(version) AS last_version
                    FROM calcom.ooo_entry_history
                    WHERE org_id = :org_id AND entry_id = differing.entry_id) AS past
