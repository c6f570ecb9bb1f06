-- Forgets the changes found by an earlier attempt to publish.
DELETE FROM calcom_staging.ooo_entry_change
