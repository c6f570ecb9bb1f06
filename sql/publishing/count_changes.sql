-- How many entries the reading creates, updates, rewrites after a change of the privacy settings, and closes.
SELECT COUNT(*) FILTER (WHERE kind IN ('initial', 'created', 'reappeared')) AS created,
       COUNT(*) FILTER (WHERE kind IN ('updated', 'rewritten')) AS updated,
       COUNT(*) FILTER (WHERE is_closing) AS closed
FROM calcom_staging.ooo_entry_change
