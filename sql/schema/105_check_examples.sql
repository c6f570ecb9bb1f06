-- Which rows a check found. Added to the table later: rows of earlier runs have NULL.
ALTER TABLE calcom.sync_check ADD COLUMN IF NOT EXISTS examples VARCHAR;
COMMENT ON COLUMN calcom.sync_check.examples IS 'The first three rows that the check found, as text: ids first, details in parentheses; never notes. Empty when there are none, NULL for runs of versions that did not keep them.';
