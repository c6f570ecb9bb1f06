-- Stores the time at which rows were last staged.
UPDATE calcom_staging.reading SET staged_epoch = CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT)
