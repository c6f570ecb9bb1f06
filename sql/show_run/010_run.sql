-- title: Run
-- :run_id
SELECT fact, detail
FROM (SELECT 0 AS n, 'id' AS fact, run_id AS detail FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 1, 'job', job FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 2, 'organization', CAST(org_id AS VARCHAR) FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 3, 'status', status FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 4, 'message', message FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 5, 'mode', mode || COALESCE(' of user ' || scope, '') FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 6, 'started (UTC)', CAST(started_at AS VARCHAR) FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 7, 'finished (UTC)', CAST(finished_at AS VARCHAR) FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 8, 'as of (UTC)', CAST(as_of AS VARCHAR) FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 9, 'verdict', completeness || ': ' || proof FROM calcom.sync_resource WHERE run_id = :run_id AND resource = 'ooo_entry'
      UNION ALL SELECT 10, 'entries', CAST(distinct_ids AS VARCHAR) || ' read, ' || CAST(rejected AS VARCHAR) || ' rejected'
                    || CASE WHEN rows_read > distinct_ids THEN '; in ' || CAST(rows_read AS VARCHAR) || ' rows, with repeats' ELSE '' END
                FROM calcom.sync_resource WHERE run_id = :run_id AND resource = 'ooo_entry'
      UNION ALL SELECT 11, 'changes', CAST(created AS VARCHAR) || ' created, ' || CAST(updated AS VARCHAR) || ' updated, '
                    || CAST(closed AS VARCHAR) || ' closed'
                FROM calcom.sync_resource WHERE run_id = :run_id AND resource = 'ooo_entry'
      UNION ALL SELECT 12, 'requests', CAST(requests AS VARCHAR)
                    || COALESCE(': ' || CAST(requests - retries - blocks AS VARCHAR) || ' pages, ' || CAST(retries AS VARCHAR)
                        || ' repeated, ' || CAST(blocks AS VARCHAR) || ' refused by the rate limit; '
                        || CAST(waited_seconds AS VARCHAR) || ' s waited', '')
                FROM calcom.sync_resource WHERE run_id = :run_id AND resource = 'ooo_entry'
      UNION ALL SELECT 13, 'unknown fields', unknown_fields FROM calcom.sync_resource WHERE run_id = :run_id AND resource = 'ooo_entry' AND unknown_fields <> ''
      UNION ALL SELECT 14, 'not closed', CAST(closings_held AS VARCHAR) || ' entries that are no longer listed'
                FROM calcom.sync_run WHERE run_id = :run_id AND closings_held > 0
      UNION ALL SELECT 15, 'approved by', approved_by FROM calcom.sync_run WHERE run_id = :run_id
      UNION ALL SELECT 16, 'version', tool_version FROM calcom.sync_run WHERE run_id = :run_id) AS facts
WHERE detail IS NOT NULL
ORDER BY n
