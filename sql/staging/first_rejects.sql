-- Which rows were rejected, and why: the first few.
SELECT COALESCE('entry ' || CAST(entry_id AS VARCHAR), 'an entry without a readable id') || ' (' || reason || ')'
FROM calcom_staging.rejected_record
ORDER BY seq
LIMIT 3
