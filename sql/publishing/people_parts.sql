-- The parts that the people are divided into.
SELECT DISTINCT part FROM staging.person_change ORDER BY part
