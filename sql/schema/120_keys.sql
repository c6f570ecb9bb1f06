-- The keys of the large tables, by which servers find the rows of an entry and of a person.
ALTER TABLE calcom.ooo_entry DROP CONSTRAINT IF EXISTS ooo_entry_key;
ALTER TABLE calcom.ooo_entry ADD CONSTRAINT ooo_entry_key PRIMARY KEY (org_id, entry_id);
ALTER TABLE calcom.ooo_entry_history DROP CONSTRAINT IF EXISTS ooo_entry_history_key;
ALTER TABLE calcom.ooo_entry_history ADD CONSTRAINT ooo_entry_history_key PRIMARY KEY (org_id, entry_id, version);
ALTER TABLE calcom.ooo_entry_payload DROP CONSTRAINT IF EXISTS ooo_entry_payload_key;
ALTER TABLE calcom.ooo_entry_payload ADD CONSTRAINT ooo_entry_payload_key PRIMARY KEY (org_id, entry_id, version);
ALTER TABLE calcom.ooo_entry_day DROP CONSTRAINT IF EXISTS ooo_entry_day_key;
ALTER TABLE calcom.ooo_entry_day ADD CONSTRAINT ooo_entry_day_key PRIMARY KEY (org_id, entry_id, day);
ALTER TABLE calcom.ooo_day DROP CONSTRAINT IF EXISTS ooo_day_key;
ALTER TABLE calcom.ooo_day ADD CONSTRAINT ooo_day_key PRIMARY KEY (org_id, user_id, day);
