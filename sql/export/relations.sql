-- Names of the tables and views that are exported: all but the JSON as received, rejected rows and the job's own bookkeeping.
SELECT table_name
FROM information_schema.tables
WHERE table_schema = 'calcom' AND table_name NOT IN ('ooo_entry_payload', 'rejected_record', 'schema_file')
ORDER BY table_name
