-- Days from today on which nobody covers an absent person, for three years: some entries have no end. Covers of covers are
-- followed to find a circle of up to 4 people, by the key of ooo_day: without statistics, a server would otherwise compare
-- all days with all, four times.
CREATE OR REPLACE VIEW calcom.coverage_gap AS
WITH ahead AS (
    SELECT away.org_id, away.user_id, person.display_name, away.day, away.is_weekend, away.reason, away.entry_id, away.to_user_id
    FROM calcom.user_today AS person
    JOIN calcom.ooo_day AS away ON away.org_id = person.org_id AND away.user_id = person.user_id
    WHERE person.left_at IS NULL AND away.source_state = 'listed' AND away.day BETWEEN person.today AND person.today + 1095),
judged AS (
    SELECT ahead.*, cover.display_name AS cover_name,
           CASE WHEN ahead.to_user_id IS NULL THEN 'no_cover'
                WHEN (cover.user_id IS NULL OR cover.left_at IS NOT NULL)
                     AND ahead.org_id IN (SELECT org_id FROM calcom.org_user_history) THEN 'cover_left'
                WHEN ahead.user_id IN (ahead.to_user_id, cover_absence.to_user_id, next_absence.to_user_id, last_absence.to_user_id) THEN 'circle'
                WHEN cover_absence.user_id IS NOT NULL THEN 'cover_away'
           END AS gap
    FROM ahead
    LEFT JOIN calcom.org_user AS cover ON cover.org_id = ahead.org_id AND cover.user_id = ahead.to_user_id
    LEFT JOIN calcom.ooo_day AS cover_absence
        ON cover_absence.org_id = ahead.org_id AND cover_absence.user_id = ahead.to_user_id
            AND cover_absence.day = ahead.day AND cover_absence.source_state = 'listed'
    LEFT JOIN calcom.ooo_day AS next_absence
        ON next_absence.org_id = cover_absence.org_id AND next_absence.user_id = cover_absence.to_user_id
            AND next_absence.day = cover_absence.day AND next_absence.source_state = 'listed'
    LEFT JOIN calcom.ooo_day AS last_absence
        ON last_absence.org_id = next_absence.org_id AND last_absence.user_id = next_absence.to_user_id
            AND last_absence.day = next_absence.day AND last_absence.source_state = 'listed')
SELECT org_id, user_id, display_name, day, is_weekend, gap, reason, entry_id, to_user_id AS cover_user_id,
       CASE WHEN to_user_id IS NULL THEN 'nobody' ELSE COALESCE(cover_name, 'user ' || CAST(to_user_id AS VARCHAR)) END AS cover_name
FROM judged
WHERE gap IS NOT NULL;

COMMENT ON VIEW calcom.coverage_gap IS 'Days from the person''s today to 1,095 days later on which the person is away by a listed entry and no covering person is there. One row per person and day.';
COMMENT ON COLUMN calcom.coverage_gap.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.coverage_gap.user_id IS 'The absent person.';
COMMENT ON COLUMN calcom.coverage_gap.display_name IS 'Display name of the person, as in org_user; "user" and the id for people who are not in org_user.';
COMMENT ON COLUMN calcom.coverage_gap.day IS 'The day away, in the absent person''s own time zone.';
COMMENT ON COLUMN calcom.coverage_gap.is_weekend IS 'True on Saturday and Sunday.';
COMMENT ON COLUMN calcom.coverage_gap.gap IS 'no_cover: no one is named; cover_left: the covering person is not in the organization now (only when people have been read); circle: the covering person is away too, and covers of covers lead back to the absent person, by up to 4 people; cover_away: the covering person is away on that day too.';
COMMENT ON COLUMN calcom.coverage_gap.reason IS 'Reason, as in ooo_day.';
COMMENT ON COLUMN calcom.coverage_gap.entry_id IS 'The entry that counts for this day.';
COMMENT ON COLUMN calcom.coverage_gap.cover_user_id IS 'The covering person of that entry; NULL when no one is named.';
COMMENT ON COLUMN calcom.coverage_gap.cover_name IS 'Display name of the covering person; the word nobody when no one is named.';
