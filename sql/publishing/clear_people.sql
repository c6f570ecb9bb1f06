-- Forgets the people found by an earlier attempt to publish.
DELETE FROM calcom_staging.person_change
