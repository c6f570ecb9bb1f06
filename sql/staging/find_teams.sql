-- The teams that have been read, to ask for their members.
SELECT team_id FROM calcom_staging.team ORDER BY team_id
