-- How the resources beside the entries were read.
SELECT resource, outcome FROM calcom_staging.resource_reading
