-- Makes the server notice within two minutes that this host is gone, so that the lock does not outlive it by hours; and
-- keeps a session that waits for Cal.com's rate limit from being ended. Has no effect over a Unix socket.
SELECT set_config('tcp_keepalives_idle', '60', FALSE),
       set_config('tcp_keepalives_interval', '10', FALSE),
       set_config('tcp_keepalives_count', '6', FALSE),
       set_config('idle_session_timeout', '0', FALSE)
