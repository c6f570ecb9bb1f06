-- The keys of the history of people and teams.
ALTER TABLE calcom.org_user_history DROP CONSTRAINT IF EXISTS org_user_history_key;
ALTER TABLE calcom.org_user_history ADD CONSTRAINT org_user_history_key PRIMARY KEY (org_id, user_id, version);
ALTER TABLE calcom.team_history DROP CONSTRAINT IF EXISTS team_history_key;
ALTER TABLE calcom.team_history ADD CONSTRAINT team_history_key PRIMARY KEY (org_id, team_id, version);
ALTER TABLE calcom.team_member_history DROP CONSTRAINT IF EXISTS team_member_history_key;
ALTER TABLE calcom.team_member_history ADD CONSTRAINT team_member_history_key PRIMARY KEY (org_id, team_id, user_id, version);
ALTER TABLE calcom.user_attribute_history DROP CONSTRAINT IF EXISTS user_attribute_history_key;
ALTER TABLE calcom.user_attribute_history ADD CONSTRAINT user_attribute_history_key PRIMARY KEY (org_id, user_id, attribute_id, option_id, version);
