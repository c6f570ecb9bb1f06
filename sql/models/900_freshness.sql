-- How old and how complete the data is, one row per organization; full runs only.
CREATE OR REPLACE VIEW calcom.freshness AS
SELECT newest.org_id,
       newest.job,
       newest.run_id,
       newest.status,
       newest.as_of,
       newest.completeness,
       (SELECT MAX(proven.as_of)
        FROM calcom.sync_run AS proven
        JOIN calcom.sync_resource AS proof ON proof.run_id = proven.run_id AND proof.resource = 'ooo_entry'
        WHERE proven.org_id = newest.org_id
          AND proven.mode = 'full'
          AND proven.status IN ('published', 'unchanged', 'held')
          AND proof.completeness = 'complete') AS complete_as_of,
       (SELECT MAX(latest.run_id)
        FROM calcom.sync_run AS latest
        WHERE latest.org_id = newest.org_id AND latest.status IN ('failed', 'held') AND latest.run_id > newest.run_id)
           AS failed_since,
       CAST((EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) - EXTRACT(EPOCH FROM newest.as_of)) / 60 AS BIGINT) AS age_minutes,
       MIN(newest.as_of) OVER () AS oldest_as_of
FROM (SELECT run.org_id, run.job, run.run_id, run.status, run.as_of, resource.completeness,
             ROW_NUMBER() OVER (PARTITION BY run.org_id ORDER BY run.run_id DESC) AS age_rank
      FROM calcom.sync_run AS run
      JOIN calcom.sync_resource AS resource ON resource.run_id = run.run_id AND resource.resource = 'ooo_entry'
      WHERE run.mode = 'full' AND run.status IN ('published', 'unchanged', 'held')) AS newest
WHERE newest.age_rank = 1;

COMMENT ON VIEW calcom.freshness IS 'How old and how complete the data is: the newest full run that published or found nothing changed, one row per organization.';
COMMENT ON COLUMN calcom.freshness.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.freshness.job IS 'Name of the job.';
COMMENT ON COLUMN calcom.freshness.run_id IS 'The newest full run that published, also one that held closings, or found nothing changed.';
COMMENT ON COLUMN calcom.freshness.status IS 'published, unchanged, or held: published without the closings that it held.';
COMMENT ON COLUMN calcom.freshness.as_of IS 'When its reading began (UTC): the data is at least as fresh as this.';
COMMENT ON COLUMN calcom.freshness.completeness IS 'Its verdict: complete or unproven.';
COMMENT ON COLUMN calcom.freshness.complete_as_of IS 'When the newest complete full reading began (UTC); NULL when there has been none.';
COMMENT ON COLUMN calcom.freshness.failed_since IS 'The newest failed or held run since then; NULL when there is none.';
COMMENT ON COLUMN calcom.freshness.age_minutes IS 'Minutes between as_of and now.';
COMMENT ON COLUMN calcom.freshness.oldest_as_of IS 'The oldest as_of among the organizations of this warehouse (UTC): the same in each row, so that the greatest of the column tells of the one that is furthest behind.';
