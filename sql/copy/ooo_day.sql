-- Every person's days, in the order of its key.
SELECT * FROM calcom.ooo_day ORDER BY org_id, user_id, day
