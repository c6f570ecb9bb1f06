-- Notes that something has been staged just now.
UPDATE calcom_staging.reading SET staged_epoch = CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT)
