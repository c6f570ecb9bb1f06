-- Tables in a file that is not a warehouse, the first three: all but a run's own work.
SELECT table_schema || '.' || table_name AS name
FROM information_schema.tables
WHERE LOWER(table_schema) NOT IN ('information_schema', 'calcom_staging')
ORDER BY name
LIMIT 3
