-- The latest instant that the history knows, so that the next one lies behind it even if the clock was set back.
-- :org_id
SELECT MAX(COALESCE(valid_to, valid_from)) FROM calcom.ooo_entry_history WHERE org_id = :org_id
