-- title: Versions
-- :entry_id, :org_id
SELECT version, opened_by, valid_from, run_id, user_id, to_user_id, start_date, end_date, reason,
       CASE
           WHEN version = 1 THEN CASE WHEN notes IS NULL THEN 'none' ELSE 'some' END
           WHEN notes IS NOT DISTINCT FROM LAG(notes) OVER (ORDER BY version) THEN 'as before'
           ELSE 'changed'
       END AS notes,
       closed_by, valid_to, closed_run_id
FROM calcom.ooo_entry_history
WHERE org_id = :org_id AND entry_id = :entry_id
ORDER BY version
