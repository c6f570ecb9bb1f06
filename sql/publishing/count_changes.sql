-- How many entries the reading creates, updates, rewrites without a version, and closes; and for how
-- many others it completes the days.
SELECT COUNT(*) FILTER (WHERE kind IN ('initial', 'created', 'joined', 'accepted', 'reappeared')) AS created,
       COUNT(*) FILTER (WHERE kind IN ('updated', 'rewritten')) AS updated,
       COUNT(*) FILTER (WHERE is_closing) AS closed,
       (SELECT COUNT(*) FROM calcom_staging.cut_entry) AS completed
FROM calcom_staging.ooo_entry_change
