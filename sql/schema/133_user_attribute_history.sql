-- Which attributes people had: a slowly changing dimension of type 2. user_attribute is its present.
-- The key is in 139_people_keys.
CREATE TABLE IF NOT EXISTS calcom.user_attribute_history (
    org_id           BIGINT NOT NULL,
    user_id          BIGINT NOT NULL,
    attribute_id     VARCHAR NOT NULL,
    option_id        VARCHAR NOT NULL,
    version          INTEGER NOT NULL,
    attribute_name   VARCHAR NOT NULL,
    attribute_type   VARCHAR,
    attribute_value  VARCHAR NOT NULL,
    attribute_number DOUBLE PRECISION,
    first_seen_at    TIMESTAMP NOT NULL,
    run_id           VARCHAR NOT NULL,
    valid_from       TIMESTAMP NOT NULL,
    valid_to         TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    opened_by        VARCHAR NOT NULL,
    closed_by        VARCHAR,
    closed_run_id    VARCHAR
);
COMMENT ON TABLE calcom.user_attribute_history IS 'Every version of every attribute of a person, one row per option: a person with two skills has two.';
COMMENT ON COLUMN calcom.user_attribute_history.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.user_attribute_history.user_id IS 'The person.';
COMMENT ON COLUMN calcom.user_attribute_history.attribute_id IS 'The attribute.';
COMMENT ON COLUMN calcom.user_attribute_history.option_id IS 'The option of it that the person has.';
COMMENT ON COLUMN calcom.user_attribute_history.version IS 'Version of the attribute, from 1.';
COMMENT ON COLUMN calcom.user_attribute_history.attribute_name IS 'Name of the attribute, such as Department.';
COMMENT ON COLUMN calcom.user_attribute_history.attribute_type IS 'Its type as the memberships spell it: text, number, singleSelect, multiSelect; NULL when there is none.';
COMMENT ON COLUMN calcom.user_attribute_history.attribute_value IS 'The option as text; numbers in plain digits.';
COMMENT ON COLUMN calcom.user_attribute_history.attribute_number IS 'The option as a number, for attributes of type number; else NULL.';
COMMENT ON COLUMN calcom.user_attribute_history.first_seen_at IS 'When a run first published this attribute (UTC).';
COMMENT ON COLUMN calcom.user_attribute_history.run_id IS 'The run that opened this version.';
COMMENT ON COLUMN calcom.user_attribute_history.valid_from IS 'When a run noticed this version (UTC, included).';
COMMENT ON COLUMN calcom.user_attribute_history.valid_to IS 'When a run noticed that it no longer holds (UTC, excluded); NULL while it is current.';
COMMENT ON COLUMN calcom.user_attribute_history.is_current IS 'True while Cal.com lists it with this content.';
COMMENT ON COLUMN calcom.user_attribute_history.opened_by IS 'Why the version began: initial (before the first complete reading of this resource; it may be much older), created, updated, reappeared.';
COMMENT ON COLUMN calcom.user_attribute_history.closed_by IS 'Why it ended: updated, or removed (the person no longer has it, or has left); NULL while it is current.';
COMMENT ON COLUMN calcom.user_attribute_history.closed_run_id IS 'The run that closed it; NULL while it is current.';
