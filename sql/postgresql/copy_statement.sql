-- The COPY statement for a table, with its names quoted by the server.
-- :schema, :table
SELECT format('COPY %I.%I FROM STDIN', :schema, :table)
