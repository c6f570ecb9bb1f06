-- The JSON of every version, in the order of its key.
SELECT * FROM calcom.ooo_entry_payload ORDER BY org_id, entry_id, version
