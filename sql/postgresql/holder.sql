-- Who holds the warehouse's lock, in human-readable form. Other roles see the name, but not since when.
SELECT REPLACE(COALESCE(NULLIF(session.application_name, ''), 'a session of process ' || held.pid), 'ooo-sync ', '')
       || COALESCE(' since ' || to_char(session.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '')
FROM pg_locks AS held
JOIN pg_stat_activity AS session ON session.pid = held.pid
WHERE held.locktype = 'advisory' AND held.classid = 1869574003 AND held.objid = 1 AND held.objsubid = 2 AND held.granted
  AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
