-- How old and how complete the data is; for status.
SELECT org_id, job, run_id, status, as_of, completeness, complete_as_of, failed_since, age_minutes, impossible_as_of FROM calcom.freshness ORDER BY org_id
