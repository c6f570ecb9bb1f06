-- How many entries the reading creates, updates, rewrites after a change of the privacy settings, and closes; and of how
-- many others the days are completed.
SELECT COUNT(*) FILTER (WHERE kind IN ('initial', 'created', 'reappeared')) AS created,
       COUNT(*) FILTER (WHERE kind IN ('updated', 'rewritten')) AS updated,
       COUNT(*) FILTER (WHERE is_closing) AS closed,
       (SELECT COUNT(*) FROM calcom_staging.cut_entry) AS completed
FROM calcom_staging.ooo_entry_change
