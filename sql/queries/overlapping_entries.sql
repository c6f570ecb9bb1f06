-- title: Overlapping entries of one person, whose days count once
-- :org_id: the job's organization
-- :from (date, default: today): only overlaps that end on this day or later
SELECT COALESCE(person.display_name, CONCAT('user ', entry.user_id)) AS display_name,
       entry.entry_id, entry.start_date, entry.end_date, entry.reason,
       other.entry_id AS other_entry_id, other.start_date AS other_start_date, other.end_date AS other_end_date,
       other.reason AS other_reason
FROM calcom.ooo_entry AS entry
JOIN calcom.ooo_entry AS other
    ON other.org_id = entry.org_id AND other.user_id = entry.user_id AND other.entry_id > entry.entry_id
        AND other.start_date <= entry.end_date AND other.end_date >= entry.start_date
LEFT JOIN calcom.org_user AS person ON person.org_id = entry.org_id AND person.user_id = entry.user_id
WHERE entry.org_id = :org_id AND LEAST(entry.end_date, other.end_date) >= :from AND entry.calendar_days > 0 AND other.calendar_days > 0
ORDER BY display_name, entry.start_date, entry.entry_id, other.entry_id
