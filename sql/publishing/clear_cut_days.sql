-- Forgets the entries with days cut found by an earlier attempt to publish.
DELETE FROM calcom_staging.cut_entry
