-- Keys of the days, by which servers find the days of an entry and of a person.
ALTER TABLE calcom.ooo_entry_day DROP CONSTRAINT IF EXISTS ooo_entry_day_key;
ALTER TABLE calcom.ooo_entry_day ADD CONSTRAINT ooo_entry_day_key PRIMARY KEY (org_id, entry_id, day);
ALTER TABLE calcom.ooo_day DROP CONSTRAINT IF EXISTS ooo_day_key;
ALTER TABLE calcom.ooo_day ADD CONSTRAINT ooo_day_key PRIMARY KEY (org_id, user_id, day);
