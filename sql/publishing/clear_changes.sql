-- Forgets the changes found by an earlier attempt to publish.
DELETE FROM staging.ooo_entry_change
