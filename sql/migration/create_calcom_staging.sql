-- The schema of a run's own work, on servers.
CREATE SCHEMA calcom_staging
