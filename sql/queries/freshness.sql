-- title: How fresh and how complete the data is; times are UTC
SELECT job, as_of, age_minutes, status, completeness, complete_as_of, failed_since, impossible_as_of
FROM calcom.freshness
ORDER BY org_id
