-- The teams as Cal.com has them now, and those removed as they were last.
CREATE OR REPLACE VIEW calcom.team AS
SELECT newest.org_id, newest.team_id, newest.name, newest.slug, newest.first_seen_at, newest.valid_from AS changed_at,
       newest.valid_to AS removed_at, newest.run_id
FROM calcom.team_history AS newest
WHERE NOT EXISTS (SELECT 1
                  FROM calcom.team_history AS later
                  WHERE later.org_id = newest.org_id AND later.team_id = newest.team_id AND later.version > newest.version);

COMMENT ON VIEW calcom.team IS 'The teams of the organization, one row each. Teams that are gone stay, with removed_at.';
COMMENT ON COLUMN calcom.team.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.team.team_id IS 'The team.';
COMMENT ON COLUMN calcom.team.name IS 'Its name as sent; never NULL. Several teams may have the same: see group_name of group_member_period.';
COMMENT ON COLUMN calcom.team.slug IS 'Short name as in its address; NULL when there is none.';
COMMENT ON COLUMN calcom.team.first_seen_at IS 'When a run first published this team (UTC).';
COMMENT ON COLUMN calcom.team.changed_at IS 'When a run last published a change of this team (UTC).';
COMMENT ON COLUMN calcom.team.removed_at IS 'When a run noticed that the team is gone (UTC); NULL for teams that exist.';
COMMENT ON COLUMN calcom.team.run_id IS 'The run that published the current state of this row.';
