-- Forgets the people found by an earlier attempt to publish.
DELETE FROM staging.person_change
