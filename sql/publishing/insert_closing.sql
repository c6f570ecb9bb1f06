-- Adds an entry that the reading does not contain, and what its user's own listing says about it.
-- :entry_id, :version (the current one), :cause (deleted, left_org, cover_deleted, unconfirmed)
INSERT INTO calcom_staging.closing (entry_id, version, cause, is_approved) VALUES (:entry_id, :version, :cause, FALSE)
