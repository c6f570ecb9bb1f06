-- Every listed entry, in the order of its key.
SELECT * FROM calcom.ooo_entry ORDER BY org_id, entry_id
