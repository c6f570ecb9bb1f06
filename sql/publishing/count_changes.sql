-- How many entries the reading creates, updates, and rewrites after a change of the privacy settings.
SELECT COUNT(*) FILTER (WHERE kind IN ('initial', 'created', 'reappeared')) AS created,
       COUNT(*) FILTER (WHERE kind IN ('updated', 'rewritten')) AS updated
FROM calcom_staging.ooo_entry_change
