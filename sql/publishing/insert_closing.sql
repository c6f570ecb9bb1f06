-- Adds an entry that the reading did not bring, and what its user's own listing says of it.
-- :entry_id, :version (the current one), :cause (deleted, left_org, cover_deleted, unconfirmed)
INSERT INTO calcom_staging.closing (entry_id, version, cause, is_approved) VALUES (:entry_id, :version, :cause, FALSE)
