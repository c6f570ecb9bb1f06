-- Whether the ledger has the columns from which causes are derived: not before the first run of this version, but a plan may precede it.
SELECT COUNT(*) FROM calcom.schema_file WHERE file IN ('schema/093_highest_id', 'schema/111_rejected_ids')
