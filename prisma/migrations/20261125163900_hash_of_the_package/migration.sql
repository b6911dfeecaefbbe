-- Recipients of a package hash the file that they got, the ZIP: its hash is asked for as often as
-- that of the manifest inside. Both are unique; lists made before have none.
ALTER TABLE "delivery" ADD COLUMN "file_sha256" TEXT;
CREATE UNIQUE INDEX "delivery_file_sha256_key" ON "delivery"("file_sha256");
