-- title: How many days ahead vacations are entered, by the month in which they begin
-- :org_id: the job's organization
-- :from (date, default: first day of this year): the first day on which a vacation begins
-- :until (date, default: last day of this year): the last day on which one begins
SELECT CAST(DATE_TRUNC('month', notice.start_date) AS DATE) AS month_start, COUNT(*) AS vacations, MIN(notice.lead_days) AS shortest,
       CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY notice.lead_days) AS DECIMAL(9, 1)) AS median,
       MAX(notice.lead_days) AS longest, COUNT(*) FILTER (WHERE notice.lead_days < 0) AS entered_late
FROM calcom.lead_time AS notice
JOIN calcom.ooo_entry AS entry ON entry.org_id = notice.org_id AND entry.entry_id = notice.entry_id
WHERE notice.org_id = :org_id AND notice.change = 'entered' AND entry.reason = 'vacation' AND notice.start_date BETWEEN :from AND :until
GROUP BY CAST(DATE_TRUNC('month', notice.start_date) AS DATE)
ORDER BY month_start
