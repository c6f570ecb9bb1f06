-- The teams that there are now, for the one that is asked for by name.
-- :org_id
SELECT team_id, name, slug FROM calcom.team WHERE org_id = :org_id AND removed_at IS NULL ORDER BY name, team_id
