-- Every version of every team, in the order of its key.
SELECT * FROM calcom.team_history ORDER BY org_id, team_id, version
