-- Which rows of the ledger dbt reads: those of the organization whose newest run ended the longest time ago, among those
-- that a full run has published. Otherwise the runs of one organization would hide that another no longer has any.
org_id = (SELECT run.org_id
          FROM calcom.sync_run AS run
          JOIN calcom.freshness AS known ON known.org_id = run.org_id
          GROUP BY run.org_id
          ORDER BY MAX(run.finished_at), run.org_id
          LIMIT 1)
