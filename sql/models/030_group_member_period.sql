-- Who was in which group when: the organization, its teams, and the options of its attributes; not text and number attributes,
-- which differ for each person. A team and an attribute count only while the person is in the organization; consecutive
-- versions are one period.
CREATE OR REPLACE VIEW calcom.group_member_period AS
WITH everybody AS (
    SELECT org_id, user_id,
           CASE WHEN version = 1 AND opened_by = 'initial' THEN DATE '2000-01-01' ELSE CAST(valid_from AS DATE) END AS from_day,
           COALESCE(CAST(valid_to AS DATE), DATE '2100-01-01') AS until_day
    FROM calcom.org_user_history
    WHERE COALESCE(accepted, TRUE)),
part AS (
    SELECT org_id, 'team' AS group_kind, CAST(team_id AS VARCHAR) AS group_id, user_id, version, valid_from, valid_to, opened_by
    FROM calcom.team_member_history
    WHERE accepted
    UNION ALL
    SELECT org_id, 'attribute', attribute_id || ':' || option_id, user_id, version, valid_from, valid_to, opened_by
    FROM calcom.user_attribute_history
    WHERE COALESCE(attribute_type, '') NOT IN ('text', 'number')),
part_period AS (
    SELECT org_id, group_kind, group_id, user_id,
           CASE WHEN version = 1 AND opened_by = 'initial' THEN DATE '2000-01-01' ELSE CAST(valid_from AS DATE) END AS from_day,
           COALESCE(CAST(valid_to AS DATE), DATE '2100-01-01') AS until_day
    FROM part),
piece AS (
    SELECT org_id, 'organization' AS group_kind, CAST(org_id AS VARCHAR) AS group_id, user_id, from_day, until_day
    FROM everybody
    UNION ALL
    SELECT part.org_id, part.group_kind, part.group_id, part.user_id,
           GREATEST(part.from_day, everybody.from_day), LEAST(part.until_day, everybody.until_day)
    FROM part_period AS part
    JOIN everybody ON everybody.org_id = part.org_id AND everybody.user_id = part.user_id),
begun AS (
    SELECT org_id, group_kind, group_id, user_id, from_day, until_day,
           CASE WHEN from_day <= MAX(until_day) OVER (PARTITION BY org_id, group_kind, group_id, user_id
                                                      ORDER BY from_day, until_day
                                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0
                ELSE 1
           END AS begins
    FROM piece
    WHERE from_day < until_day),
period AS (
    SELECT org_id, group_kind, group_id, user_id, MIN(from_day) AS from_day, MAX(until_day) AS until_day
    FROM (SELECT begun.*,
                 SUM(begins) OVER (PARTITION BY org_id, group_kind, group_id, user_id
                                   ORDER BY from_day, until_day
                                   ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n
          FROM begun) AS numbered
    GROUP BY org_id, group_kind, group_id, user_id, n),
group_label AS (
    SELECT org_id, group_kind, group_id,
           CASE WHEN COUNT(*) OVER (PARTITION BY org_id, group_name) > 1 OR group_name = 'Everybody'
                    THEN group_name || ' (' || group_kind || ' ' || group_id || ')'
                ELSE group_name
           END AS group_name
    FROM (SELECT org_id, 'team' AS group_kind, CAST(team_id AS VARCHAR) AS group_id, name AS group_name
          FROM calcom.team
          UNION ALL
          SELECT org_id, 'attribute', group_id, attribute_name || ': ' || attribute_value
          FROM (SELECT org_id, attribute_id || ':' || option_id AS group_id, attribute_name, attribute_value,
                       ROW_NUMBER() OVER (PARTITION BY org_id, attribute_id, option_id
                                          ORDER BY valid_from DESC, user_id DESC, version DESC) AS age_rank
                FROM calcom.user_attribute_history
                WHERE COALESCE(attribute_type, '') NOT IN ('text', 'number')) AS ranked
          WHERE age_rank = 1) AS named)
SELECT period.org_id, period.group_kind, period.group_id,
       CASE WHEN period.group_kind = 'organization' THEN 'Everybody'
            ELSE COALESCE(group_label.group_name, period.group_kind || ' ' || period.group_id)
       END AS group_name,
       period.user_id, period.from_day, period.until_day
FROM period
LEFT JOIN group_label
    ON group_label.org_id = period.org_id
        AND group_label.group_kind = period.group_kind
        AND group_label.group_id = period.group_id;

COMMENT ON VIEW calcom.group_member_period IS 'Who was in which group and when, as of the end of each day (UTC). Only people who have accepted the invitation (or for whom this is unknown), and only while they are in the organization. Empty until people have been read.';
COMMENT ON COLUMN calcom.group_member_period.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.group_member_period.group_kind IS 'organization: everybody; team; attribute: everybody with one option of an attribute that is chosen from a list. Text and number attributes are not groups.';
COMMENT ON COLUMN calcom.group_member_period.group_id IS 'The organization''s id, the team''s id, or the attribute''s and the option''s id, joined by a colon.';
COMMENT ON COLUMN calcom.group_member_period.group_name IS 'Everybody, the team''s newest name, or the newest name of the attribute and the option, such as "Department: R&D". If several groups of the organization have the same name, kind and id follow: "Support (team 5)". So it belongs to one group, but it can change: group and join by group_kind and group_id.';
COMMENT ON COLUMN calcom.group_member_period.user_id IS 'The person.';
COMMENT ON COLUMN calcom.group_member_period.from_day IS 'First day in the group: the UTC day on which a run noticed it; 2000-01-01 for what the first reading found, because the true first day is unknown (org_user.created_at is when the account was created).';
COMMENT ON COLUMN calcom.group_member_period.until_day IS 'First day no longer in the group: the UTC day on which a run noticed it; 2100-01-01 for current members.';
