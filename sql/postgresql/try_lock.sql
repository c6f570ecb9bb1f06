-- Takes the lock of this database's warehouse, if it is free. The numbers spell ooos; 1 is the schema calcom.
SELECT pg_try_advisory_lock(1869574003, 1)
