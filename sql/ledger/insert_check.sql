-- Writes what a check found.
INSERT INTO calcom.sync_check (run_id, check_name, severity, offending_rows, sentence, examples)
VALUES (:run_id, :check_name, :severity, :offending_rows, :sentence, :examples)
