-- Statistics of the changes that have just been found.
ANALYZE calcom_staging.ooo_entry_change;
ANALYZE calcom_staging.cut_entry;
ANALYZE calcom_staging.person_change;
