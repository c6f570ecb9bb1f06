-- Releases the lock.
SELECT pg_advisory_unlock(1869574003, 1)
