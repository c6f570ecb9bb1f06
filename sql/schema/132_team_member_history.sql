-- Who was in which team: a slowly changing dimension of type 2. team_member is its present.
-- The key is in 139_people_keys.
CREATE TABLE IF NOT EXISTS calcom.team_member_history (
    org_id        BIGINT NOT NULL,
    team_id       BIGINT NOT NULL,
    user_id       BIGINT NOT NULL,
    version       INTEGER NOT NULL,
    role          VARCHAR,
    accepted      BOOLEAN NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    run_id        VARCHAR NOT NULL,
    valid_from    TIMESTAMP NOT NULL,
    valid_to      TIMESTAMP,
    is_current    BOOLEAN NOT NULL,
    opened_by     VARCHAR NOT NULL,
    closed_by     VARCHAR,
    closed_run_id VARCHAR
);
COMMENT ON TABLE calcom.team_member_history IS 'Every version of every membership in a team: who was in it when, as the runs noticed it.';
COMMENT ON COLUMN calcom.team_member_history.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.team_member_history.team_id IS 'The team.';
COMMENT ON COLUMN calcom.team_member_history.user_id IS 'The person.';
COMMENT ON COLUMN calcom.team_member_history.version IS 'Version of the membership, from 1.';
COMMENT ON COLUMN calcom.team_member_history.role IS 'Role in the team as sent: MEMBER, ADMIN, OWNER; NULL when there is none.';
COMMENT ON COLUMN calcom.team_member_history.accepted IS 'Whether the invitation to the team has been accepted.';
COMMENT ON COLUMN calcom.team_member_history.first_seen_at IS 'When a run first published this membership (UTC).';
COMMENT ON COLUMN calcom.team_member_history.run_id IS 'The run that opened this version.';
COMMENT ON COLUMN calcom.team_member_history.valid_from IS 'When a run noticed this version (UTC, included).';
COMMENT ON COLUMN calcom.team_member_history.valid_to IS 'When a run noticed that it no longer holds (UTC, excluded); NULL while it is current.';
COMMENT ON COLUMN calcom.team_member_history.is_current IS 'True while Cal.com lists it with this content.';
COMMENT ON COLUMN calcom.team_member_history.opened_by IS 'Why the version began: initial (before the first complete reading of this resource; it may be much older), created, updated, reappeared.';
COMMENT ON COLUMN calcom.team_member_history.closed_by IS 'Why it ended: updated, or removed (Cal.com no longer lists the membership); NULL while it is current.';
COMMENT ON COLUMN calcom.team_member_history.closed_run_id IS 'The run that closed it; NULL while it is current.';
