-- The id below which a new entry is known to be older. Added to the table later: rows of earlier runs have NULL.
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS highest_id BIGINT;
COMMENT ON COLUMN calcom.sync_resource.highest_id IS 'Highest id of an entry that this run or an earlier one has seen, rejected rows included; an entry that appears with an id below that of a complete full run is joined. NULL for other resources, for runs that published nothing, and for runs of versions before 0.2.0.';
