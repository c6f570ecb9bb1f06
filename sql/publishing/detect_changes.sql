-- Finds what the reading changes. If an id was staged twice, the row staged last counts.
-- Almost all rows are as published, so the first step compares hashes, and only the rest is compared field by field.
-- An entry is rewritten in place, without a version, when nothing has changed at Cal.com. Hashes made under other privacy
-- settings cannot be compared, so the fields that these settings do not touch are compared. Days that an older version
-- moved by an offset are compared as the stored JSON writes them.
-- :org_id, :first_load (true: no complete full run has been published yet), :hash_prefix (of the present privacy settings);
-- inserts one row per entry that changes
INSERT INTO calcom_staging.ooo_entry_change (
    entry_id, kind, is_closing, version, previous_user_id, first_seen_at, uuid, user_id, to_user_id, start_date, end_date, calendar_days,
    reason, notes, start_as_sent, end_as_sent, content_hash, payload)
WITH differing AS (
    SELECT staged.entry_id
    FROM calcom_staging.ooo_entry AS staged
    LEFT JOIN calcom.ooo_entry AS live ON live.org_id = :org_id AND live.entry_id = staged.entry_id
    WHERE live.entry_id IS NULL OR live.content_hash <> staged.content_hash)
SELECT entry_id,
       CASE
           WHEN previous_user_id IS NULL AND last_version IS NULL THEN CASE WHEN :first_load THEN 'initial' ELSE 'created' END
           WHEN previous_user_id IS NULL THEN 'reappeared'
           WHEN is_rewrite THEN 'rewritten'
           ELSE 'updated'
       END,
       FALSE,
       CASE WHEN is_rewrite THEN last_version ELSE COALESCE(last_version, 0) + 1 END,
       previous_user_id, first_seen_at, uuid, user_id, to_user_id, start_date, end_date, calendar_days,
       reason, notes, start_as_sent, end_as_sent, content_hash, payload
FROM (SELECT staged.*,
             live.user_id AS previous_user_id,
             past.version AS last_version,
             past.first_seen_at,
             COALESCE(
                 live.user_id = staged.user_id
                     AND live.uuid IS NOT DISTINCT FROM staged.uuid
                     AND live.to_user_id IS NOT DISTINCT FROM staged.to_user_id
                     AND live.start_as_sent = staged.start_as_sent
                     AND live.end_as_sent = staged.end_as_sent
                     AND ((live.start_date = staged.start_date AND live.end_date = staged.end_date) OR sent.entry_id IS NOT NULL)
                     AND CASE
                             WHEN live.content_hash LIKE :hash_prefix || '%'
                                 THEN sent.entry_id IS NOT NULL
                                     AND live.reason IS NOT DISTINCT FROM staged.reason
                                     AND live.notes IS NOT DISTINCT FROM staged.notes
                             ELSE live.reason IS NOT DISTINCT FROM staged.reason
                                 OR (LOWER(live.reason) IN ('sick', 'unspecified') AND LOWER(staged.reason) IN ('sick', 'unspecified'))
                         END,
                 FALSE) AS is_rewrite
      FROM calcom_staging.ooo_entry AS staged
      JOIN (SELECT entry_id, MAX(seq) AS seq
            FROM calcom_staging.ooo_entry
            WHERE entry_id IN (SELECT entry_id FROM differing)
            GROUP BY entry_id) AS newest
          ON newest.entry_id = staged.entry_id AND newest.seq = staged.seq
      LEFT JOIN (SELECT * FROM calcom.ooo_entry WHERE org_id = :org_id AND entry_id IN (SELECT entry_id FROM differing)) AS live
          ON live.entry_id = staged.entry_id
      LEFT JOIN (SELECT entry_id, MAX(version) AS version, MIN(first_seen_at) AS first_seen_at
                 FROM calcom.ooo_entry_history
                 WHERE org_id = :org_id AND entry_id IN (SELECT entry_id FROM differing)
                 GROUP BY entry_id) AS past
          ON past.entry_id = staged.entry_id
      LEFT JOIN (SELECT entry_id, version, payload
                 FROM calcom.ooo_entry_payload
                 WHERE org_id = :org_id
                   AND entry_id IN (SELECT entry_id
                                    FROM calcom_staging.ooo_entry
                                    WHERE start_date <> CAST(start_as_sent AS DATE) OR end_date <> CAST(end_as_sent AS DATE))) AS sent
          ON sent.entry_id = staged.entry_id
              AND sent.version = past.version
              AND sent.payload LIKE '%"start":"' || CAST(staged.start_date AS VARCHAR) || '%'
              AND sent.payload LIKE '%"end":"' || CAST(staged.end_date AS VARCHAR) || '%'
      WHERE live.entry_id IS NULL OR live.content_hash <> staged.content_hash) AS compared
