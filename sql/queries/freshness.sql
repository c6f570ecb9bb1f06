-- title: How fresh and how complete the data is; times are UTC
-- :org_id: the job's organization
SELECT job, as_of, age_minutes, status, completeness, complete_as_of, failed_since, impossible_as_of
FROM calcom.freshness
WHERE org_id = :org_id
