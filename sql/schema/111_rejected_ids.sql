-- The ids of rows that could not be used. Added to the table later: what earlier runs noted has none of it.
ALTER TABLE calcom.rejected_record ADD COLUMN IF NOT EXISTS row_id BIGINT;
COMMENT ON COLUMN calcom.rejected_record.row_id IS 'Id of the row as sent: of the entry, user, membership or team. NULL when it could not be read, and for runs of versions before 0.2.0.';
