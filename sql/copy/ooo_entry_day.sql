-- Every entry's days, in the order of its key.
SELECT * FROM calcom.ooo_entry_day ORDER BY org_id, entry_id, day
