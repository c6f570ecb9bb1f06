-- severity: error
-- sentence: A day is stored that lies outside its entry.
-- :org_id
SELECT away.entry_id, away.day
FROM calcom.ooo_entry_day AS away
LEFT JOIN calcom.ooo_entry AS entry ON entry.org_id = away.org_id AND entry.entry_id = away.entry_id
WHERE away.org_id = :org_id
  AND (entry.entry_id IS NULL OR away.user_id <> entry.user_id OR away.day NOT BETWEEN entry.start_date AND entry.end_date)
