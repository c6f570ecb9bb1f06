-- Tables and views in a schema calcom that is not ours, the first three; other schemas of a server are not checked.
SELECT 'calcom.' || relname AS name
FROM pg_class
WHERE relnamespace = to_regnamespace('calcom') AND relkind IN ('r', 'p', 'v', 'm', 'f')
ORDER BY name
LIMIT 3
