-- How people and teams were read.
SELECT resource, outcome FROM calcom_staging.resource_reading
