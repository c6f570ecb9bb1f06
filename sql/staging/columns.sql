-- The columns of staging's tables with their types, to see whether they were made by this version.
SELECT table_name || ' ' || column_name || ' ' || data_type AS description
FROM information_schema.columns
WHERE table_catalog = 'calcom_staging' OR table_schema = 'calcom_staging'
ORDER BY description;
