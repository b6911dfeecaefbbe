-- AlterTable
ALTER TABLE "update" ADD COLUMN     "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "first_published_at" TIMESTAMPTZ(3),
ADD COLUMN     "mailing_paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "timeline_entry" ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "situation_revision" INTEGER NOT NULL DEFAULT 0;

-- CreateEnum
CREATE TYPE "mailing_fate" AS ENUM ('sent', 'bounced', 'given_up', 'dropped');

-- CreateTable
CREATE TABLE "mailing_count" (
    "update_id" UUID NOT NULL,
    "fate" "mailing_fate" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "mailing_count_pkey" PRIMARY KEY ("update_id","fate")
);

-- AddForeignKey
ALTER TABLE "mailing_count" ADD CONSTRAINT "mailing_count_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Entries were published by being there.
UPDATE "timeline_entry" SET "published_at" = CURRENT_TIMESTAMP;

-- A mail on hold waits too, and keeps its recipient.
ALTER TABLE "mail_message" DROP CONSTRAINT "mail_message_keeps_address_until_sent";
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_keeps_address_until_sent" CHECK (
  ("state" IN ('queued', 'held')) = ("recipient" IS NOT NULL)
);

-- Only a mailing can be paused; a mail to confirm a signature never waits for an organiser.
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_on_hold_is_news" CHECK (
  "state" <> 'held' OR ("purpose" = 'update' AND "signature_id" IS NOT NULL)
);

-- Rows of mails that are out go after a day, with their signatures, or when nobody wants them any
-- longer; a mailing's numbers stay. The rows' end sees all of these ways, so that sent, bounced,
-- given up, dropped and waiting always add up to all that were queued. Locks are taken in one
-- order: by update, then fate.
CREATE FUNCTION "keep_mailing_numbers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "mailing_count" AS known ("update_id", "fate", "count")
  SELECT gone."update_id", gone."fate", count(*)
  FROM (
    SELECT "update_id", (CASE
      WHEN "state" = 'failed' THEN 'given_up'
      WHEN "state" <> 'sent' THEN 'dropped'
      WHEN "fate" IN ('bounced', 'suppressed') THEN 'bounced'
      ELSE 'sent'
    END)::"mailing_fate" AS "fate"
    FROM "gone" WHERE "update_id" IS NOT NULL AND "signature_id" IS NOT NULL
  ) gone
  JOIN "update" news ON news."id" = gone."update_id"
  GROUP BY gone."update_id", gone."fate" ORDER BY gone."update_id", gone."fate"
  ON CONFLICT ("update_id", "fate") DO UPDATE SET "count" = known."count" + excluded."count";
  RETURN NULL;
END $$;

CREATE TRIGGER "mail_message_mailing_numbers" AFTER DELETE ON "mail_message"
  REFERENCING OLD TABLE AS "gone"
  FOR EACH STATEMENT EXECUTE FUNCTION "keep_mailing_numbers"();
