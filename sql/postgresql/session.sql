-- The number of the server's process that answers: that of the session which this statement was given.
SELECT pg_backend_pid()
