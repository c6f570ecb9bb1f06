-- Every version of every person, in the order of its key.
SELECT * FROM calcom.org_user_history ORDER BY org_id, user_id, version
