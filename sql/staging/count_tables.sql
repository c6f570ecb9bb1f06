-- More than 0 when staging exists in a schema of the warehouse.
-- :table
SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_schema) = 'calcom_staging' AND LOWER(table_name) = :table
