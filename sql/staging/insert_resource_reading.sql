-- Stores how a resource of people or teams was read.
-- :resource, :outcome, :proof, :rows_read, :distinct_ids, :rejected, :requests
INSERT INTO calcom_staging.resource_reading (resource, outcome, proof, rows_read, distinct_ids, rejected, requests)
VALUES (:resource, :outcome, :proof, :rows_read, :distinct_ids, :rejected, :requests)
