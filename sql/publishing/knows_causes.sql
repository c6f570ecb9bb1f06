-- Whether the ledger has what the causes are told by: not before the first run of this version, which a plan may precede.
SELECT COUNT(*) FROM calcom.schema_file WHERE file IN ('schema/093_highest_id', 'schema/111_rejected_ids')
