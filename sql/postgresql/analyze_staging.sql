-- Statistics of what has just been staged, only of the columns that are compared.
ANALYZE calcom_staging.ooo_entry (seq, entry_id, user_id, content_hash);
ANALYZE calcom_staging.rejected_record (entry_id);
