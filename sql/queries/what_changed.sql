-- title: What has changed at Cal.com since yesterday, entry by entry, as the runs noticed it (UTC)
-- :org_id: the job's organization
-- :since (date, default: today - 1): from this day on
SELECT change.noticed_at, change.what, COALESCE(person.display_name, CONCAT('user ', change.user_id)) AS display_name,
       change.start_date, change.end_date, change.entry_id
FROM (SELECT valid_from AS noticed_at, opened_by AS what, org_id, user_id, entry_id, start_date, end_date
      FROM calcom.ooo_entry_history
      WHERE opened_by <> 'initial'
      UNION ALL
      SELECT valid_to, closed_by, org_id, user_id, entry_id, start_date, end_date
      FROM calcom.ooo_entry_history
      WHERE closed_by <> 'updated') AS change
LEFT JOIN calcom.org_user AS person ON person.org_id = change.org_id AND person.user_id = change.user_id
WHERE change.org_id = :org_id AND change.noticed_at >= :since
ORDER BY change.noticed_at DESC, change.entry_id, change.what
