-- Who is in which team now; if people have not been read, of everybody.
CREATE OR REPLACE VIEW calcom.team_member AS
SELECT member.org_id, member.team_id, member.user_id, team.name AS team_name,
       CAST(COALESCE(person.display_name, 'user ' || CAST(member.user_id AS VARCHAR)) AS VARCHAR) AS display_name, member.role, member.accepted,
       member.first_seen_at, member.valid_from AS changed_at, member.run_id
FROM calcom.team_member_history AS member
JOIN calcom.team_history AS team ON team.org_id = member.org_id AND team.team_id = member.team_id AND team.is_current
LEFT JOIN calcom.org_user AS person ON person.org_id = member.org_id AND person.user_id = member.user_id AND person.left_at IS NULL
WHERE member.is_current
  AND (person.user_id IS NOT NULL
       OR NOT EXISTS (SELECT 1 FROM calcom.org_user_history AS known WHERE known.org_id = member.org_id));

COMMENT ON VIEW calcom.team_member IS 'Who is in which team now, one row per team and person. Includes pending invitations, with accepted false.';
COMMENT ON COLUMN calcom.team_member.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.team_member.team_id IS 'The team.';
COMMENT ON COLUMN calcom.team_member.user_id IS 'The person.';
COMMENT ON COLUMN calcom.team_member.team_name IS 'Name of the team as sent: several teams may have the same.';
COMMENT ON COLUMN calcom.team_member.display_name IS 'Display name of the person, as in org_user.';
COMMENT ON COLUMN calcom.team_member.role IS 'Role in the team: MEMBER, ADMIN, OWNER; NULL when there is none.';
COMMENT ON COLUMN calcom.team_member.accepted IS 'Whether the invitation to the team has been accepted.';
COMMENT ON COLUMN calcom.team_member.first_seen_at IS 'When a run first published this membership (UTC).';
COMMENT ON COLUMN calcom.team_member.changed_at IS 'When a run last published a change of it (UTC).';
COMMENT ON COLUMN calcom.team_member.run_id IS 'The run that published the current state of this row.';
