-- The public schema.
CREATE SCHEMA calcom
