-- Every version of every attribute of a person, in the order of its key.
SELECT * FROM calcom.user_attribute_history ORDER BY org_id, user_id, attribute_id, option_id, version
