-- Which attributes people have now.
CREATE OR REPLACE VIEW calcom.user_attribute AS
SELECT attribute.org_id, attribute.user_id, attribute.attribute_id, attribute.option_id, person.display_name, attribute.attribute_name,
       attribute.attribute_type, attribute.attribute_value, attribute.attribute_number, attribute.first_seen_at, attribute.valid_from AS changed_at,
       attribute.run_id
FROM calcom.user_attribute_history AS attribute
JOIN calcom.org_user AS person
    ON person.org_id = attribute.org_id AND person.user_id = attribute.user_id AND person.left_at IS NULL
WHERE attribute.is_current;

COMMENT ON VIEW calcom.user_attribute IS 'The attributes of the people who are in the organization now, one row per option: a person with two skills has two.';
COMMENT ON COLUMN calcom.user_attribute.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.user_attribute.user_id IS 'The person.';
COMMENT ON COLUMN calcom.user_attribute.attribute_id IS 'The attribute.';
COMMENT ON COLUMN calcom.user_attribute.option_id IS 'The option of it that the person has.';
COMMENT ON COLUMN calcom.user_attribute.display_name IS 'Display name of the person, as in org_user.';
COMMENT ON COLUMN calcom.user_attribute.attribute_name IS 'Name of the attribute, such as Department.';
COMMENT ON COLUMN calcom.user_attribute.attribute_type IS 'text, number, singleSelect, multiSelect; NULL when there is none.';
COMMENT ON COLUMN calcom.user_attribute.attribute_value IS 'The option as text.';
COMMENT ON COLUMN calcom.user_attribute.attribute_number IS 'The option as a number, for attributes of type number; else NULL.';
COMMENT ON COLUMN calcom.user_attribute.first_seen_at IS 'When a run first published it (UTC).';
COMMENT ON COLUMN calcom.user_attribute.changed_at IS 'When a run last published a change of it (UTC).';
COMMENT ON COLUMN calcom.user_attribute.run_id IS 'The run that published the current state of this row.';
