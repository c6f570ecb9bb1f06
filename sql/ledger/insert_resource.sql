-- Writes what a run read and changed.
INSERT INTO calcom.sync_resource (
    run_id, resource, completeness, proof, rows_read, distinct_ids, created, updated, closed, rejected, requests,
    retries, blocks, waited_seconds, unknown_fields)
VALUES (
    :run_id, :resource, :completeness, :proof, :rows_read, :distinct_ids, :created, :updated, :closed, :rejected, :requests,
    :retries, :blocks, :waited_seconds, :unknown_fields)
