-- Removes staging from a schema of the warehouse.
DROP TABLE IF EXISTS calcom_staging.reading;
DROP TABLE IF EXISTS calcom_staging.ooo_entry;
DROP TABLE IF EXISTS calcom_staging.rejected_record;
DROP TABLE IF EXISTS calcom_staging.closing;
DROP TABLE IF EXISTS calcom_staging.ooo_entry_change;
DROP TABLE IF EXISTS calcom_staging.cut_entry;
DROP TABLE IF EXISTS calcom_staging.person_change;
DROP TABLE IF EXISTS calcom_staging.resource_reading;
DROP TABLE IF EXISTS calcom_staging.org_user;
DROP TABLE IF EXISTS calcom_staging.org_membership;
DROP TABLE IF EXISTS calcom_staging.user_attribute;
DROP TABLE IF EXISTS calcom_staging.team;
DROP TABLE IF EXISTS calcom_staging.team_member;
DROP TABLE IF EXISTS calcom_staging.unusable_row;
DROP TABLE IF EXISTS calcom_staging.rejected_resource_row;
