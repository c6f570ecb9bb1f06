-- Every version of who was in which team, in the order of its key.
SELECT * FROM calcom.team_member_history ORDER BY org_id, team_id, user_id, version
