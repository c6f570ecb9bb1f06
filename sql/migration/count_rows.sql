-- How many rows each table has that a copy transfers.
SELECT 'ooo_entry' AS table_name, COUNT(*) AS row_count FROM calcom.ooo_entry
UNION ALL SELECT 'ooo_entry_history', COUNT(*) FROM calcom.ooo_entry_history
UNION ALL SELECT 'ooo_entry_payload', COUNT(*) FROM calcom.ooo_entry_payload
UNION ALL SELECT 'ooo_entry_day', COUNT(*) FROM calcom.ooo_entry_day
UNION ALL SELECT 'ooo_day', COUNT(*) FROM calcom.ooo_day
UNION ALL SELECT 'sync_run', COUNT(*) FROM calcom.sync_run
UNION ALL SELECT 'sync_resource', COUNT(*) FROM calcom.sync_resource
UNION ALL SELECT 'sync_check', COUNT(*) FROM calcom.sync_check
UNION ALL SELECT 'sync_step', COUNT(*) FROM calcom.sync_step
UNION ALL SELECT 'held_closing', COUNT(*) FROM calcom.held_closing
UNION ALL SELECT 'rejected_record', COUNT(*) FROM calcom.rejected_record
UNION ALL SELECT 'org_user_history', COUNT(*) FROM calcom.org_user_history
UNION ALL SELECT 'team_history', COUNT(*) FROM calcom.team_history
UNION ALL SELECT 'team_member_history', COUNT(*) FROM calcom.team_member_history
UNION ALL SELECT 'user_attribute_history', COUNT(*) FROM calcom.user_attribute_history
UNION ALL SELECT 'time_zone_offset', COUNT(*) FROM calcom.time_zone_offset
