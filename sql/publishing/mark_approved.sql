-- Marks the closings that an earlier run held and that have been released since; for the version that was held only.
-- :org_id
UPDATE calcom_staging.closing AS closing
SET is_approved = TRUE
WHERE EXISTS (SELECT 1
              FROM calcom.held_closing AS held
              JOIN calcom.sync_run AS run ON run.run_id = held.run_id
              WHERE held.org_id = :org_id
                AND held.entry_id = closing.entry_id
                AND held.version = closing.version
                AND run.approved_by IS NOT NULL)
