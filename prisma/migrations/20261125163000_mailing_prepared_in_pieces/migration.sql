-- AlterEnum
ALTER TYPE "mailing_fate" ADD VALUE 'cancelled';

-- AlterTable
ALTER TABLE "update" ADD COLUMN     "mailing_cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "mailing_cursor" BYTEA,
ADD COLUMN     "mailing_prepared_at" TIMESTAMPTZ(3),
ADD COLUMN     "mailing_queued" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mailing_readers" INTEGER;

-- Until now a mailing was queued whole in the moment in which it was begun.
UPDATE "update" SET "mailing_prepared_at" = "mailed_at" WHERE "mailed_at" IS NOT NULL;

-- What was never begun is neither ready nor stopped; one that was stopped is not made ready any more.
ALTER TABLE "update" ADD CONSTRAINT "update_mailing_was_begun" CHECK (
  "mailed_at" IS NOT NULL
  OR ("mailing_prepared_at" IS NULL AND "mailing_cancelled_at" IS NULL AND "mailing_readers" IS NULL)
);
-- Where nothing is left to prepare, no place is kept.
ALTER TABLE "update" ADD CONSTRAINT "update_mailing_forgets_its_place" CHECK (
  "mailing_cursor" IS NULL OR ("mailing_prepared_at" IS NULL AND "mailing_cancelled_at" IS NULL)
);

-- Those who get news in the order in which a mailing takes them, piece by piece. Without it each
-- piece would sort all signatures. Counting them reads nothing else. Partial: who does not ask for
-- news pays nothing for it.
CREATE INDEX "signature_readers" ON "signature" ("email_fingerprint")
  INCLUDE ("statement_id", "confirmed_on")
  WHERE "state" = 'confirmed' AND "wants_updates" AND NOT "quarantined";

-- As before; and mails that go because their mailing was stopped are counted as such.
CREATE OR REPLACE FUNCTION "keep_mailing_numbers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "mailing_count" AS known ("update_id", "fate", "count")
  SELECT gone."update_id", gone."fate", count(*)
  FROM (
    SELECT mail."update_id", (CASE
      WHEN mail."state" = 'failed' THEN 'given_up'
      WHEN mail."state" <> 'sent' AND news."mailing_cancelled_at" IS NOT NULL THEN 'cancelled'
      WHEN mail."state" <> 'sent' THEN 'dropped'
      WHEN mail."fate" IN ('bounced', 'suppressed') THEN 'bounced'
      ELSE 'sent'
    END)::"mailing_fate" AS "fate"
    FROM "gone" mail JOIN "update" news ON news."id" = mail."update_id"
    WHERE mail."signature_id" IS NOT NULL
  ) gone
  GROUP BY gone."update_id", gone."fate" ORDER BY gone."update_id", gone."fate"
  ON CONFLICT ("update_id", "fate") DO UPDATE SET "count" = known."count" + excluded."count";
  RETURN NULL;
END $$;
