-- Records a schema file as applied.
-- :file, :content_hash
INSERT INTO calcom.schema_file (file, content_hash) VALUES (:file, :content_hash)
