-- The ids of rejected rows. Added to the table later: rows of earlier runs have NULL.
ALTER TABLE calcom.rejected_record ADD COLUMN IF NOT EXISTS row_id BIGINT;
COMMENT ON COLUMN calcom.rejected_record.row_id IS 'Id of the row as sent: of the entry, user, membership or team. NULL when it is unreadable, and for runs of versions before 0.2.0.';
