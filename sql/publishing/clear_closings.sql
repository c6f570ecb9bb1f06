-- Forgets the closings found by an earlier attempt to publish.
DELETE FROM calcom_staging.closing
