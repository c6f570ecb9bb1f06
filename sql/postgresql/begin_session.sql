-- Makes the server notice within two minutes that this host is gone, so that the lock does not outlive it by hours (no
-- effect over a Unix socket), and within seconds that this process is gone, even during a long statement (not on a
-- Windows server). Keeps the server from ending a session that waits for Cal.com's rate limit. Keeps a change of a view
-- from waiting behind a reader's long query, which would make all other readers wait too.
SELECT set_config('tcp_keepalives_idle', '60', FALSE),
       set_config('tcp_keepalives_interval', '10', FALSE),
       set_config('tcp_keepalives_count', '6', FALSE),
       set_config('client_connection_check_interval', CASE WHEN version() ~* 'visual|mingw' THEN '0' ELSE '5s' END, FALSE),
       set_config('idle_session_timeout', '0', FALSE),
       set_config('lock_timeout', COALESCE(NULLIF(current_setting('lock_timeout'), '0'), '10s'), FALSE)
