-- The time zones that people have or had.
SELECT DISTINCT zone FROM calcom.org_user_history ORDER BY zone
