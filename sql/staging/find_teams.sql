-- The teams that have been read, to ask for their members; also those whose own row could not be used.
SELECT team_id FROM calcom_staging.team
UNION
SELECT team_id FROM calcom_staging.unusable_row WHERE resource = 'team'
ORDER BY team_id
