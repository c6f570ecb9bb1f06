-- title: Entry
-- :entry_id, :org_id
SELECT fact, detail
FROM (SELECT 0 AS n, 'id' AS fact, CAST(entry.entry_id AS VARCHAR) AS detail
      FROM calcom.ooo_entry_history AS entry
      WHERE entry.org_id = :org_id AND entry.entry_id = :entry_id AND entry.version = 1
      UNION ALL
      SELECT 1, 'organization', CAST(entry.org_id AS VARCHAR)
      FROM calcom.ooo_entry_history AS entry
      WHERE entry.org_id = :org_id AND entry.entry_id = :entry_id AND entry.version = 1
      UNION ALL
      SELECT 2, 'now',
             CASE last.closed_by
                 WHEN 'deleted' THEN 'gone: its user is in the organization and lists it no more'
                 WHEN 'left_org' THEN 'gone: its user has left the organization'
                 WHEN 'cover_deleted' THEN 'gone: its user lists it no more, and its covering person is gone, too'
                 ELSE 'listed by Cal.com'
             END
      FROM calcom.ooo_entry_history AS last
      WHERE last.org_id = :org_id AND last.entry_id = :entry_id
        AND NOT EXISTS (SELECT 1
                        FROM calcom.ooo_entry_history AS later
                        WHERE later.org_id = last.org_id AND later.entry_id = last.entry_id AND later.version > last.version)
      UNION ALL
      SELECT 3, 'noticed gone by', last.closed_run_id || ' (UTC ' || CAST(last.valid_to AS VARCHAR) || ')'
      FROM calcom.ooo_entry_history AS last
      WHERE last.org_id = :org_id AND last.entry_id = :entry_id
        AND NOT EXISTS (SELECT 1
                        FROM calcom.ooo_entry_history AS later
                        WHERE later.org_id = last.org_id AND later.entry_id = last.entry_id AND later.version > last.version)) AS facts
WHERE detail IS NOT NULL
ORDER BY n
