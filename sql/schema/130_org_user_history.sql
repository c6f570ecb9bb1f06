-- Every version of every person: a slowly changing dimension of type 2. org_user is its present.
-- The key is in 139_people_keys.
CREATE TABLE IF NOT EXISTS calcom.org_user_history (
    org_id        BIGINT NOT NULL,
    user_id       BIGINT NOT NULL,
    version       INTEGER NOT NULL,
    display_name  VARCHAR NOT NULL,
    name          VARCHAR,
    email         VARCHAR,
    username      VARCHAR,
    time_zone     VARCHAR,
    zone          VARCHAR NOT NULL,
    role          VARCHAR,
    accepted      BOOLEAN,
    created_at    TIMESTAMP,
    first_seen_at TIMESTAMP NOT NULL,
    run_id        VARCHAR NOT NULL,
    valid_from    TIMESTAMP NOT NULL,
    valid_to      TIMESTAMP,
    is_current    BOOLEAN NOT NULL,
    opened_by     VARCHAR NOT NULL,
    closed_by     VARCHAR,
    closed_run_id VARCHAR
);
COMMENT ON TABLE calcom.org_user_history IS 'Every version of every person of the organization: what was known from valid_from until just before valid_to. Versions follow each other without a gap, except before a version that was opened by reappeared.';
COMMENT ON COLUMN calcom.org_user_history.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.org_user_history.user_id IS 'The person: Cal.com user.';
COMMENT ON COLUMN calcom.org_user_history.version IS 'Version of the person, from 1.';
COMMENT ON COLUMN calcom.org_user_history.display_name IS 'Display name: the name, else the user name, else the address, else "user" and the id.';
COMMENT ON COLUMN calcom.org_user_history.name IS 'Name as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user_history.email IS 'Address as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user_history.username IS 'User name as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user_history.time_zone IS 'Time zone as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user_history.zone IS 'The time zone in effect: the IANA zone that time_zone names, in upper or lower case; Etc/GMT-2 for GMT+2 (these names have the opposite sign); UTC+05:30 where there is no name; UTC when time_zone is unknown (check unknown_zone).';
COMMENT ON COLUMN calcom.org_user_history.role IS 'Role in the organization as sent: MEMBER, ADMIN, OWNER; NULL while memberships have not been read.';
COMMENT ON COLUMN calcom.org_user_history.accepted IS 'Whether the invitation has been accepted; NULL while memberships have not been read.';
COMMENT ON COLUMN calcom.org_user_history.created_at IS 'When the account was created (UTC); NULL when Cal.com does not say.';
COMMENT ON COLUMN calcom.org_user_history.first_seen_at IS 'When a run first published this person (UTC).';
COMMENT ON COLUMN calcom.org_user_history.run_id IS 'The run that opened this version.';
COMMENT ON COLUMN calcom.org_user_history.valid_from IS 'When a run noticed this version (UTC, included).';
COMMENT ON COLUMN calcom.org_user_history.valid_to IS 'When a run noticed that it no longer holds (UTC, excluded); NULL while it is current.';
COMMENT ON COLUMN calcom.org_user_history.is_current IS 'True while Cal.com lists it with this content.';
COMMENT ON COLUMN calcom.org_user_history.opened_by IS 'Why the version began: initial (before the first complete reading of this resource; it may be much older), created, updated, reappeared.';
COMMENT ON COLUMN calcom.org_user_history.closed_by IS 'Why it ended: updated, or left_org (Cal.com no longer lists the person); NULL while it is current.';
COMMENT ON COLUMN calcom.org_user_history.closed_run_id IS 'The run that closed it; NULL while it is current.';
