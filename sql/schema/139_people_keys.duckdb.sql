-- None, as in 120_keys: the checks enforce them. A script must have a statement.
SELECT 1;
