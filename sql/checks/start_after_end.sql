-- severity: warning
-- sentence: The entry starts after it ends. It is kept and has no days.
-- :org_id
SELECT entry_id FROM calcom.ooo_entry WHERE org_id = :org_id AND start_date > end_date
