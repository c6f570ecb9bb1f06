-- The encoding in which this database keeps text, such as UTF8 or LATIN1.
SELECT current_setting('server_encoding')
