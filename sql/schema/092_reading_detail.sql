-- How a reading went, beside its verdict. Added to the table later: what earlier runs noted has none of it.
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS retries BIGINT;
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS blocks BIGINT;
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS waited_seconds BIGINT;
ALTER TABLE calcom.sync_resource ADD COLUMN IF NOT EXISTS unknown_fields VARCHAR;
COMMENT ON COLUMN calcom.sync_resource.retries IS 'Requests that repeated a failed one; NULL for runs of versions that did not count them. Those of the whole run stand with ooo_entry; NULL with the rest.';
COMMENT ON COLUMN calcom.sync_resource.blocks IS 'Requests that Cal.com refused with 429, its rate limit being used up; NULL as in retries.';
COMMENT ON COLUMN calcom.sync_resource.waited_seconds IS 'Seconds spent waiting for the rate limit and between attempts, summed over the requests under way; NULL as in retries.';
COMMENT ON COLUMN calcom.sync_resource.unknown_fields IS 'Names of fields that this version does not know, separated by commas; empty when there were none, NULL as in retries.';
