-- How old and how complete the data is, one row per organization; full runs only. The start of a reading is known unless it
-- is more than five minutes ahead of the database's clock, or of the end of a later run: then some clock was wrong.
CREATE OR REPLACE VIEW calcom.freshness AS
SELECT newest.org_id,
       newest.job,
       newest.run_id,
       newest.status,
       newest.known_as_of AS as_of,
       newest.completeness,
       newest.complete_as_of,
       (SELECT MAX(latest.run_id)
        FROM calcom.sync_run AS latest
        WHERE latest.org_id = newest.org_id AND latest.status IN ('failed', 'held') AND latest.run_id > newest.run_id)
           AS failed_since,
       CASE WHEN newest.known_as_of IS NOT NULL
            THEN CAST(GREATEST(0, EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) - EXTRACT(EPOCH FROM newest.known_as_of)) / 60 AS BIGINT)
       END AS age_minutes,
       CASE WHEN newest.is_known THEN NULL ELSE newest.as_of END AS impossible_as_of,
       CASE WHEN COUNT(*) OVER () = COUNT(newest.known_as_of) OVER () THEN MIN(newest.known_as_of) OVER () END AS oldest_as_of
FROM (SELECT reading.org_id, reading.job, reading.run_id, reading.status, reading.as_of, reading.completeness, reading.is_known,
             MAX(CASE WHEN reading.is_known THEN reading.as_of END) OVER (PARTITION BY reading.org_id) AS known_as_of,
             MAX(CASE WHEN reading.is_known AND reading.completeness = 'complete' THEN reading.as_of END)
                 OVER (PARTITION BY reading.org_id) AS complete_as_of,
             ROW_NUMBER() OVER (PARTITION BY reading.org_id ORDER BY reading.run_id DESC) AS age_rank
      FROM (SELECT run.org_id, run.job, run.run_id, run.status, run.as_of, resource.completeness,
                   EXTRACT(EPOCH FROM run.as_of) <= EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) + 300
                   AND (run.later_end IS NULL OR run.as_of <= run.later_end + INTERVAL '5' MINUTE) AS is_known
            FROM (SELECT org_id, job, run_id, mode, status, as_of,
                         MIN(finished_at) OVER (PARTITION BY org_id ORDER BY run_id DESC
                                                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later_end
                  FROM calcom.sync_run) AS run
            JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
            WHERE run.mode = 'full' AND run.status IN ('published', 'unchanged', 'held')) AS reading) AS newest
WHERE newest.age_rank = 1;

COMMENT ON VIEW calcom.freshness IS 'How old and how complete the data is: the newest full run that published or found nothing changed, one row per organization.';
COMMENT ON COLUMN calcom.freshness.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.freshness.job IS 'Name of the job.';
COMMENT ON COLUMN calcom.freshness.run_id IS 'The newest full run that published (also without the closings that it held) or found nothing changed.';
COMMENT ON COLUMN calcom.freshness.status IS 'published, unchanged, or held (published without the closings that it held).';
COMMENT ON COLUMN calcom.freshness.as_of IS 'When its reading began (UTC): the data is at least as fresh as this. If its clock was wrong (impossible_as_of), the newest earlier reading whose time is known; NULL when there is none.';
COMMENT ON COLUMN calcom.freshness.completeness IS 'Its verdict: complete or unproven.';
COMMENT ON COLUMN calcom.freshness.complete_as_of IS 'When the newest complete full reading whose time is known began (UTC); NULL when there has been none.';
COMMENT ON COLUMN calcom.freshness.failed_since IS 'The newest failed or held run since then; NULL when there is none.';
COMMENT ON COLUMN calcom.freshness.age_minutes IS 'Minutes between as_of and now, at least 0; NULL when as_of is.';
COMMENT ON COLUMN calcom.freshness.impossible_as_of IS 'What the clock said when the reading of this run began (UTC), if that is impossible: it is in the future, or a later run ended before it. NULL when the clock was right.';
COMMENT ON COLUMN calcom.freshness.oldest_as_of IS 'The oldest as_of among the organizations of this warehouse (UTC). It is the same in each row, so the maximum of the column is that of the organization that is furthest behind. NULL when one as_of is NULL.';
