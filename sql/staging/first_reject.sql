-- Why the first row that could not be used was rejected.
SELECT reason FROM calcom_staging.rejected_record ORDER BY seq LIMIT 1
