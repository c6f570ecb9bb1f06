-- title: What it held back
-- :run_id
SELECT held.entry_id, held.cause, entry.user_id, entry.start_date, entry.end_date
FROM calcom.held_closing AS held
LEFT JOIN calcom.ooo_entry AS entry ON entry.org_id = held.org_id AND entry.entry_id = held.entry_id
WHERE held.run_id = :run_id
ORDER BY held.entry_id
