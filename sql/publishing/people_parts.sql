-- The parts that the people are divided into.
SELECT DISTINCT part FROM calcom_staging.person_change ORDER BY part
