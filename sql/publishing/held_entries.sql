-- The entries that are gone at the source, or may be, and that a run would not close; as they are published.
-- :org_id
SELECT closing.cause AS kind, live.entry_id, live.user_id, live.start_date, live.end_date
FROM calcom_staging.closing AS closing
JOIN calcom.ooo_entry AS live ON live.org_id = :org_id AND live.entry_id = closing.entry_id
WHERE closing.entry_id NOT IN (SELECT entry_id FROM calcom_staging.ooo_entry_change WHERE is_closing)
ORDER BY closing.cause, live.entry_id
