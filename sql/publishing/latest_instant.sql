-- The latest instant in any history, so that the next one is later even if the clock was set back.
-- :org_id
SELECT MAX(latest)
FROM (SELECT MAX(COALESCE(valid_to, valid_from)) AS latest FROM calcom.ooo_entry_history WHERE org_id = :org_id
      UNION ALL SELECT MAX(COALESCE(valid_to, valid_from)) FROM calcom.org_user_history WHERE org_id = :org_id
      UNION ALL SELECT MAX(COALESCE(valid_to, valid_from)) FROM calcom.team_history WHERE org_id = :org_id
      UNION ALL SELECT MAX(COALESCE(valid_to, valid_from)) FROM calcom.team_member_history WHERE org_id = :org_id
      UNION ALL SELECT MAX(COALESCE(valid_to, valid_from)) FROM calcom.user_attribute_history WHERE org_id = :org_id) AS histories
