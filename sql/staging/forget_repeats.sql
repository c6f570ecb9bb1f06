-- If a row was taken more than once, the newest counts: deletes rejected rows that a later row of the same id replaces.
DELETE FROM calcom_staging.rejected_record
WHERE seq IN (SELECT rejected.seq
              FROM calcom_staging.rejected_record AS rejected
              JOIN (SELECT entry_id, seq FROM calcom_staging.rejected_record
                    UNION ALL
                    SELECT entry_id, seq FROM calcom_staging.ooo_entry) AS later
                  ON later.entry_id = rejected.entry_id AND later.seq > rejected.seq)
