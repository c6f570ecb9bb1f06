-- The keys of the large tables, which a lookup needs.
CREATE UNIQUE INDEX IF NOT EXISTS ooo_entry_key ON calcom.ooo_entry (org_id, entry_id);
CREATE UNIQUE INDEX IF NOT EXISTS ooo_entry_history_key ON calcom.ooo_entry_history (org_id, entry_id, version);
CREATE UNIQUE INDEX IF NOT EXISTS ooo_entry_payload_key ON calcom.ooo_entry_payload (org_id, entry_id, version);
