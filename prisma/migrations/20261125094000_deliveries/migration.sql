-- CreateEnum
CREATE TYPE "delivery_profile" AS ENUM ('public', 'handover', 'press', 'statistics');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('awaiting_approval', 'queued', 'running', 'ready', 'expired', 'failed', 'cancelled', 'refused');

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "profile" "delivery_profile" NOT NULL,
    "choices" JSONB NOT NULL,
    "recipient" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "note" TEXT,
    "state" "delivery_state" NOT NULL,
    "supplement_to" UUID,
    "requested_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),
    "sums" JSONB,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "failure" TEXT,
    "manifest_sha256" TEXT,
    "file_bytes" BIGINT,
    "sealed_file_key" BYTEA,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "downloaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_item" (
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "signature_id" UUID,
    "notable_id" UUID,
    "line" BYTEA NOT NULL,

    CONSTRAINT "delivery_item_pkey" PRIMARY KEY ("delivery_id","number")
);

-- CreateTable
CREATE TABLE "delivery_chunk" (
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "delivery_chunk_pkey" PRIMARY KEY ("delivery_id","number")
);

-- CreateTable
CREATE TABLE "delivery_strike" (
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "delivery_strike_pkey" PRIMARY KEY ("delivery_id","number")
);

-- CreateTable
CREATE TABLE "delivery_habit" (
    "organiser_id" UUID NOT NULL,
    "choices" JSONB NOT NULL,

    CONSTRAINT "delivery_habit_pkey" PRIMARY KEY ("organiser_id")
);

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN "delivery_approval_above" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "delivery_reference_key" ON "delivery"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_manifest_sha256_key" ON "delivery"("manifest_sha256");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_supplement_to_fkey" FOREIGN KEY ("supplement_to") REFERENCES "delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_chunk" ADD CONSTRAINT "delivery_chunk_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_habit" ADD CONSTRAINT "delivery_habit_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A file is there exactly as long as its key is, and only for a delivery that is ready.
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_file_only_while_ready" CHECK (
  ("sealed_file_key" IS NULL) OR ("state" IN ('running', 'ready'))
);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_ready_is_proved" CHECK (
  "state" NOT IN ('ready', 'expired')
  OR ("manifest_sha256" IS NOT NULL AND "taken_at" IS NOT NULL AND "sums" IS NOT NULL)
);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_approved_by_somebody_else" CHECK (
  "approved_by_id" IS NULL OR "approved_by_id" IS DISTINCT FROM "requested_by_id"
);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_is_for_somebody" CHECK (
  char_length("recipient") BETWEEN 1 AND 200 AND char_length("purpose") BETWEEN 1 AND 1000
  AND char_length(coalesce("note", '')) <= 4000
);
ALTER TABLE "delivery_item" ADD CONSTRAINT "delivery_item_is_one_name" CHECK (
  "number" > 0 AND ("signature_id" IS NULL OR "notable_id" IS NULL)
);

-- "How many hand-overs held my name", and what happens when a signature is erased: without the
-- index each erasure would scan every item of every delivery.
CREATE INDEX "delivery_item_signature" ON "delivery_item" ("signature_id") WHERE "signature_id" IS NOT NULL;
CREATE INDEX "delivery_item_notable" ON "delivery_item" ("notable_id") WHERE "notable_id" IS NOT NULL;

-- The numbers of a delivery that did not come about are deleted with it by its one writer; a
-- foreign key from here, checked in a transaction that sees one long moment, would fail as soon
-- as the progress of the delivery is noted (could not serialize access).

ALTER TABLE "campaign" ADD CONSTRAINT "campaign_delivery_approval_is_a_number" CHECK ("delivery_approval_above" >= 0);

-- The ledger, newest first.
CREATE INDEX "delivery_ledger" ON "delivery" ("campaign_id", "requested_at" DESC, "id" DESC);
