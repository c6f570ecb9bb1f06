-- Removes staging from a schema of the warehouse.
DROP TABLE IF EXISTS calcom_staging.reading;
DROP TABLE IF EXISTS calcom_staging.ooo_entry;
DROP TABLE IF EXISTS calcom_staging.rejected_record;
DROP TABLE IF EXISTS calcom_staging.closing;
DROP TABLE IF EXISTS calcom_staging.ooo_entry_change;
DROP TABLE IF EXISTS calcom_staging.person_change;
