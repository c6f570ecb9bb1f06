-- Every version, in the order of its key.
SELECT * FROM calcom.ooo_entry_history ORDER BY org_id, entry_id, version
