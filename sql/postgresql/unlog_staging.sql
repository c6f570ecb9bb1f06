-- Staging is not worth a log. A crash of the server empties all its tables together, and the list is read again; a clean
-- restart keeps them.
ALTER TABLE calcom_staging.reading SET UNLOGGED;
ALTER TABLE calcom_staging.ooo_entry SET UNLOGGED;
ALTER TABLE calcom_staging.rejected_record SET UNLOGGED;
ALTER TABLE calcom_staging.ooo_entry_change SET UNLOGGED;
ALTER TABLE calcom_staging.cut_entry SET UNLOGGED;
ALTER TABLE calcom_staging.person_change SET UNLOGGED;
ALTER TABLE calcom_staging.resource_reading SET UNLOGGED;
ALTER TABLE calcom_staging.org_user SET UNLOGGED;
ALTER TABLE calcom_staging.org_membership SET UNLOGGED;
ALTER TABLE calcom_staging.user_attribute SET UNLOGGED;
ALTER TABLE calcom_staging.team SET UNLOGGED;
ALTER TABLE calcom_staging.team_member SET UNLOGGED;
ALTER TABLE calcom_staging.unusable_row SET UNLOGGED;
ALTER TABLE calcom_staging.rejected_resource_row SET UNLOGGED;
