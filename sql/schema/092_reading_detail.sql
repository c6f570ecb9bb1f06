-- Details of a reading in addition to its verdict. Added to the table later: rows of earlier runs have NULL.
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS retries BIGINT;
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS blocks BIGINT;
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS waited_seconds BIGINT;
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS unknown_fields VARCHAR;
COMMENT ON COLUMN calcom.sync_resource.retries IS 'Requests that repeated a failed one. The row of ooo_entry has the number of the whole run; NULL for other resources, and for runs of versions that did not count them.';
COMMENT ON COLUMN calcom.sync_resource.blocks IS 'Requests that Cal.com refused with 429 because the rate limit was used up; NULL as in retries.';
COMMENT ON COLUMN calcom.sync_resource.waited_seconds IS 'Seconds spent waiting for the rate limit and between attempts, summed over parallel requests; NULL as in retries.';
COMMENT ON COLUMN calcom.sync_resource.unknown_fields IS 'Names of fields that this version does not know, separated by commas; empty when there were none, NULL as in retries.';
