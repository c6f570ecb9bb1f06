-- Staging: what the current reading has taken so far, and its watermark. Survives crashes; emptied by the next reading.
CREATE TABLE calcom_staging.reading (
    run_id      VARCHAR NOT NULL,
    job         VARCHAR NOT NULL,
    org_id      BIGINT NOT NULL,
    started_at  TIMESTAMP NOT NULL,
    made_with   VARCHAR NOT NULL,
    as_of       TIMESTAMP NOT NULL,
    staged_rows BIGINT NOT NULL,
    staged_epoch BIGINT NOT NULL,
    sweep       VARCHAR,
    list_position INTEGER,
    anchor      BIGINT,
    doubt       VARCHAR,
    requests    BIGINT NOT NULL
);

CREATE TABLE calcom_staging.ooo_entry (
    seq           BIGINT NOT NULL,
    entry_id      BIGINT NOT NULL,
    uuid          VARCHAR,
    user_id       BIGINT NOT NULL,
    to_user_id    BIGINT,
    start_date    DATE NOT NULL,
    end_date      DATE NOT NULL,
    calendar_days INTEGER NOT NULL,
    reason        VARCHAR,
    notes         VARCHAR,
    start_as_sent TIMESTAMP NOT NULL,
    end_as_sent   TIMESTAMP NOT NULL,
    content_hash  VARCHAR NOT NULL,
    payload       VARCHAR NOT NULL
);

CREATE TABLE calcom_staging.rejected_record (
    seq      BIGINT NOT NULL,
    entry_id BIGINT,
    reason   VARCHAR NOT NULL,
    payload  VARCHAR NOT NULL
);

-- Listed entries of the warehouse that the reading does not contain, and what their users' own listings say about them.
CREATE TABLE calcom_staging.closing (
    entry_id    BIGINT NOT NULL,
    version     INTEGER NOT NULL,
    cause       VARCHAR NOT NULL,
    is_approved BOOLEAN NOT NULL
);

-- The changes with all that is stored of them, so that publishing scans the whole reading once.
CREATE TABLE calcom_staging.ooo_entry_change (
    entry_id         BIGINT NOT NULL,
    kind             VARCHAR NOT NULL,
    is_closing       BOOLEAN NOT NULL,
    version          INTEGER NOT NULL,
    previous_user_id BIGINT,
    first_seen_at    TIMESTAMP,
    uuid             VARCHAR,
    user_id          BIGINT NOT NULL,
    to_user_id       BIGINT,
    start_date       DATE NOT NULL,
    end_date         DATE NOT NULL,
    calendar_days    INTEGER NOT NULL,
    reason           VARCHAR,
    notes            VARCHAR,
    start_as_sent    TIMESTAMP NOT NULL,
    end_as_sent      TIMESTAMP NOT NULL,
    content_hash     VARCHAR NOT NULL,
    payload          VARCHAR NOT NULL
);

-- Entries that have not changed, but of which an older version has not stored all days.
CREATE TABLE calcom_staging.cut_entry (
    entry_id      BIGINT NOT NULL,
    user_id       BIGINT NOT NULL,
    start_date    DATE NOT NULL,
    end_date      DATE NOT NULL,
    calendar_days INTEGER NOT NULL,
    is_listed     BOOLEAN NOT NULL
);

CREATE TABLE calcom_staging.person_change (
    user_id BIGINT NOT NULL,
    part    INTEGER NOT NULL
);

-- How each resource of people and teams was read; once it has a row here, all its rows are staged.
CREATE TABLE calcom_staging.resource_reading (
    resource    VARCHAR NOT NULL,
    outcome     VARCHAR NOT NULL,
    proof       VARCHAR NOT NULL,
    rows_read   BIGINT NOT NULL,
    distinct_ids BIGINT NOT NULL,
    rejected    BIGINT NOT NULL,
    requests    BIGINT NOT NULL
);

CREATE TABLE calcom_staging.org_user (
    user_id      BIGINT NOT NULL,
    display_name VARCHAR NOT NULL,
    name         VARCHAR,
    email        VARCHAR,
    username     VARCHAR,
    time_zone    VARCHAR,
    zone         VARCHAR NOT NULL,
    created_at   TIMESTAMP
);

CREATE TABLE calcom_staging.org_membership (
    user_id  BIGINT NOT NULL,
    role     VARCHAR,
    accepted BOOLEAN NOT NULL
);

CREATE TABLE calcom_staging.user_attribute (
    user_id          BIGINT NOT NULL,
    attribute_id     VARCHAR NOT NULL,
    option_id        VARCHAR NOT NULL,
    attribute_name   VARCHAR NOT NULL,
    attribute_type   VARCHAR,
    attribute_value  VARCHAR NOT NULL,
    attribute_number DOUBLE PRECISION
);

CREATE TABLE calcom_staging.team (
    team_id BIGINT NOT NULL,
    name    VARCHAR NOT NULL,
    slug    VARCHAR
);

CREATE TABLE calcom_staging.team_member (
    team_id  BIGINT NOT NULL,
    user_id  BIGINT NOT NULL,
    role     VARCHAR,
    accepted BOOLEAN NOT NULL
);

-- Whom the rows that could not be used are about: what was known of it stays.
CREATE TABLE calcom_staging.unusable_row (
    resource VARCHAR NOT NULL,
    team_id  BIGINT,
    user_id  BIGINT
);

CREATE TABLE calcom_staging.rejected_resource_row (
    seq      BIGINT NOT NULL,
    resource VARCHAR NOT NULL,
    row_id   BIGINT,
    reason   VARCHAR NOT NULL,
    payload  VARCHAR NOT NULL
);
