-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN     "dedupe_key" TEXT,
ADD COLUMN     "notable_id" UUID,
ADD COLUMN     "organiser_id" UUID,
ADD COLUMN     "subject_id" UUID,
ADD COLUMN     "update_id" UUID,
ALTER COLUMN "signature_id" DROP NOT NULL;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_notable_id_fkey" FOREIGN KEY ("notable_id") REFERENCES "notable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A mail without what it is about could not be written, and would be tried in vain for days.
-- An update goes to a signer or, as a test, to an organiser.
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_has_its_references" CHECK (
  CASE
    WHEN "purpose" IN ('sign_in', 'team_invitation') THEN
      "organiser_id" IS NOT NULL AND "subject_id" IS NOT NULL
      AND num_nonnulls("signature_id", "update_id", "notable_id") = 0
    WHEN "purpose" = 'notable_invitation' THEN
      "notable_id" IS NOT NULL AND num_nonnulls("signature_id", "organiser_id", "update_id") = 0
    WHEN "purpose" = 'update' THEN
      "update_id" IS NOT NULL AND num_nonnulls("signature_id", "organiser_id") = 1
      AND num_nonnulls("notable_id", "subject_id") = 0
    ELSE
      "signature_id" IS NOT NULL
      AND num_nonnulls("organiser_id", "update_id", "notable_id", "subject_id") = 0
  END
);

-- Partial: the mails of signing, which are most, have no key and pay nothing for it.
CREATE UNIQUE INDEX "mail_message_dedupe_key" ON "mail_message" ("dedupe_key")
  WHERE "dedupe_key" IS NOT NULL;

-- How far the mailing of an update is.
CREATE INDEX "mail_message_update" ON "mail_message" ("update_id", "state")
  WHERE "update_id" IS NOT NULL;
