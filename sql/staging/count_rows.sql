-- What the reading holds: rows taken, repeats included; different entries among them; and rejected ones.
-- A row without a readable id counts as an entry of its own. Run after forget_repeats.
SELECT (SELECT staged_rows FROM calcom_staging.reading) AS rows_read,
       (SELECT COUNT(*) FROM (SELECT entry_id FROM calcom_staging.ooo_entry
                              UNION
                              SELECT entry_id FROM calcom_staging.rejected_record WHERE entry_id IS NOT NULL) AS ids)
           + (SELECT COUNT(*) FROM calcom_staging.rejected_record WHERE entry_id IS NULL) AS distinct_ids,
       (SELECT COUNT(*) FROM calcom_staging.rejected_record) AS rejected
