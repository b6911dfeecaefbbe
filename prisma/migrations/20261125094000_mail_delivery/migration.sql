-- CreateEnum
CREATE TYPE "mail_fate" AS ENUM ('delayed', 'delivered', 'failed', 'suppressed', 'bounced', 'complained');

-- AlterTable
ALTER TABLE "signature" ADD COLUMN     "reminded_nonce" BYTEA;

-- AlterTable
ALTER TABLE "mail_message" ADD COLUMN     "batch_key" TEXT,
ADD COLUMN     "fate" "mail_fate",
ADD COLUMN     "not_before" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "mail_gate" (
    "transport" TEXT NOT NULL,
    "next_call_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "mail_gate_pkey" PRIMARY KEY ("transport")
);

-- CreateTable
CREATE TABLE "webhook_receipt" (
    "id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_fate_count" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "fate" "mail_fate" NOT NULL,
    "statement_id" UUID,
    "purpose" "mail_purpose",
    "count" INTEGER NOT NULL,

    CONSTRAINT "mail_fate_count_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "mail_fate_count" ADD CONSTRAINT "mail_fate_count_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One row for each day, fate, statement and purpose, the unknown ones too.
CREATE UNIQUE INDEX "mail_fate_count_once" ON "mail_fate_count" ("day", "fate", "statement_id", "purpose")
  NULLS NOT DISTINCT;

-- A batch that is tried again is found by its key. Partial: on one's own machine no mail has one.
CREATE INDEX "mail_message_batch" ON "mail_message" ("batch_key") WHERE "batch_key" IS NOT NULL;

-- A batch is filled up with mails of the same purpose, the oldest first, however many news wait.
DROP INDEX "mail_message_queued";
CREATE INDEX "mail_message_queued" ON "mail_message" ("purpose", "created_at") WHERE "state" = 'queued';
