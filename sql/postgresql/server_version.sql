-- The server's version as a number: 150004 is 15.4.
SELECT CAST(current_setting('server_version_num') AS INTEGER)
