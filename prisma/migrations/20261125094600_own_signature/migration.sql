-- CreateEnum
CREATE TYPE "signature_change_state" AS ENUM ('waiting', 'accepted', 'refused');

-- AlterTable
ALTER TABLE "signature" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "withdrawn_on" DATE;

-- CreateTable
CREATE TABLE "signature_change" (
    "signature_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" "signature_change_state" NOT NULL DEFAULT 'waiting',
    "name" TEXT,
    "role" TEXT,
    "organisation" TEXT,
    "capacity" "capacity",
    "proposed_on" DATE NOT NULL,
    "decided_on" DATE,

    CONSTRAINT "signature_change_pkey" PRIMARY KEY ("signature_id")
);

-- CreateTable
CREATE TABLE "manage_link_request" (
    "address_fingerprint" BYTEA NOT NULL,
    "latest_mail_at" TIMESTAMPTZ(3) NOT NULL,
    "mails_in_day" SMALLINT NOT NULL,
    "day_started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "manage_link_request_pkey" PRIMARY KEY ("address_fingerprint")
);

-- CreateIndex
CREATE UNIQUE INDEX "signature_change_id_key" ON "signature_change"("id");

-- AddForeignKey
ALTER TABLE "signature_change" ADD CONSTRAINT "signature_change_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A proposal that waits holds the name it wants shown; once decided nothing of it is kept.
ALTER TABLE "signature_change"
  ADD CONSTRAINT "signature_change_keeps_only_what_waits" CHECK (
    CASE "state" WHEN 'waiting' THEN "name" IS NOT NULL AND "decided_on" IS NULL
    ELSE "name" IS NULL AND "role" IS NULL AND "organisation" IS NULL AND "capacity" IS NULL
      AND "decided_on" IS NOT NULL END
  ),
  ADD CONSTRAINT "signature_change_name_length" CHECK (char_length("name") <= 100),
  ADD CONSTRAINT "signature_change_role_length" CHECK (char_length("role") <= 120),
  ADD CONSTRAINT "signature_change_organisation_length" CHECK (char_length("organisation") <= 120);

-- Organisers ask what waits; decided rows are of no interest to them.
CREATE INDEX "signature_change_waiting" ON "signature_change" ("proposed_on", "id") WHERE "state" = 'waiting';

ALTER TABLE "manage_link_request"
  ADD CONSTRAINT "manage_link_request_fingerprint_is_sha256" CHECK (octet_length("address_fingerprint") = 32);

-- Withdrawing promises that nothing is left of what was shown, whatever path it takes. The
-- day is known of those who withdrew themselves; a row that is signed anew loses it.
ALTER TABLE "signature"
  ADD CONSTRAINT "signature_withdrawn_is_empty" CHECK (
    "withdrawn_on" IS NULL OR "state" <> 'withdrawn' OR (
      "name" IS NULL AND "role" IS NULL AND "organisation" IS NULL AND "sealed" IS NULL
      AND "capacity" IS NULL AND "country" IS NULL AND "search_words" IS NULL AND NOT "wants_updates"
    )
  );
