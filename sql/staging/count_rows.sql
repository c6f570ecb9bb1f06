-- What the reading brought: rows taken, different readable ids, and rejects.
SELECT (SELECT COUNT(*) FROM calcom_staging.ooo_entry) + (SELECT COUNT(*) FROM calcom_staging.rejected_record) AS rows_read,
       (SELECT COUNT(*) FROM (SELECT entry_id FROM calcom_staging.ooo_entry
                              UNION
                              SELECT entry_id FROM calcom_staging.rejected_record WHERE entry_id IS NOT NULL) AS ids) AS distinct_ids,
       (SELECT COUNT(*) FROM calcom_staging.rejected_record) AS rejected
