-- The closings that runs held, in the order of its key.
SELECT * FROM calcom.held_closing ORDER BY run_id, entry_id
