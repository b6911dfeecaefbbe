-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "statement_status" AS ENUM ('draft', 'open', 'closed', 'archived');

-- CreateEnum
CREATE TYPE "text_kind" AS ENUM ('original', 'translation');

-- CreateEnum
CREATE TYPE "text_status" AS ENUM ('working', 'final');

-- CreateEnum
CREATE TYPE "signature_state" AS ENUM ('pending', 'confirmed', 'withdrawn', 'invalidated');

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('name', 'initials', 'handover', 'count');

-- CreateEnum
CREATE TYPE "capacity" AS ENUM ('personal', 'organisation');

-- CreateEnum
CREATE TYPE "notable_source" AS ENUM ('signature', 'invitation', 'import');

-- CreateEnum
CREATE TYPE "mail_purpose" AS ENUM ('confirm', 'thanks', 'already_signed');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "organiser_role" AS ENUM ('organiser', 'admin');

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "stake" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "situation" JSONB NOT NULL,
    "situation_as_of" DATE NOT NULL,
    "minimum_age" INTEGER NOT NULL DEFAULT 16,
    "controller_name" TEXT,
    "controller_address" TEXT,
    "contact_email" TEXT,
    "photograph" TEXT,
    "photograph_credit" JSONB NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_page" (
    "campaign_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "campaign_page_pkey" PRIMARY KEY ("campaign_id","slug","locale")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "date_label" JSONB NOT NULL,
    "text" JSONB NOT NULL,
    "sources" JSONB NOT NULL,

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "update" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "stop_press" BOOLEAN NOT NULL DEFAULT false,
    "source_url" TEXT,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "statement_status" NOT NULL,
    "goal" INTEGER,
    "original_locale" TEXT NOT NULL,
    "initiators" JSONB NOT NULL,
    "dated_on" DATE,
    "opened_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "sister_id" UUID,
    "sister_notice" JSONB,
    "editors_note" JSONB,
    "signatories_note" JSONB,
    "source_url" TEXT,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_version" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "statement_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_text" (
    "version_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "demand" TEXT,
    "kind" "text_kind" NOT NULL,
    "status" "text_status" NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "statement_text_pkey" PRIMARY KEY ("version_id","locale")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "email_fingerprint" BYTEA NOT NULL,
    "address_fingerprint" BYTEA NOT NULL,
    "state" "signature_state" NOT NULL,
    "quarantined" BOOLEAN NOT NULL DEFAULT false,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "visibility" "visibility" NOT NULL,
    "name" TEXT,
    "role" TEXT,
    "organisation" TEXT,
    "sealed" BYTEA,
    "capacity" "capacity",
    "country" CHAR(2),
    "search_words" TEXT,
    "wants_updates" BOOLEAN NOT NULL DEFAULT false,
    "consent_version" TEXT NOT NULL,
    "nonce" BYTEA NOT NULL,
    "submitted_on" DATE NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "confirmed_on" DATE,
    "latest_mail_id" UUID,
    "latest_mail_at" TIMESTAMPTZ(3),
    "mails_in_day" SMALLINT NOT NULL DEFAULT 0,
    "mail_day_started_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signer_address" (
    "signature_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "signer_address_pkey" PRIMARY KEY ("signature_id")
);

-- CreateTable
CREATE TABLE "address_silence" (
    "fingerprint" BYTEA NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_silence_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "tally" (
    "statement_id" UUID NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("statement_id")
);

-- CreateTable
CREATE TABLE "campaign_tally" (
    "campaign_id" UUID NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_tally_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "campaign_signer" (
    "campaign_id" UUID NOT NULL,
    "email_fingerprint" BYTEA NOT NULL,
    "counted" SMALLINT NOT NULL,

    CONSTRAINT "campaign_signer_pkey" PRIMARY KEY ("campaign_id","email_fingerprint")
);

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notable" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "role" JSONB,
    "organisation" JSONB,
    "show_organisation" BOOLEAN NOT NULL DEFAULT true,
    "capacity" "capacity",
    "country" CHAR(2),
    "source" "notable_source" NOT NULL,
    "source_note" TEXT NOT NULL,
    "source_url" TEXT,
    "source_date" DATE,
    "signature_id" UUID,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "notable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" UUID NOT NULL,
    "purpose" "mail_purpose" NOT NULL,
    "signature_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "recipient" BYTEA,
    "state" "mail_state" NOT NULL DEFAULT 'queued',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "provider_id" TEXT,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organiser" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "role" "organiser_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organiser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" BYTEA NOT NULL,
    "organiser_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "id" UUID NOT NULL,
    "organiser_id" UUID NOT NULL,
    "nonce" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_id" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "worker" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("worker")
);

-- CreateIndex
CREATE UNIQUE INDEX "campaign_slug_key" ON "campaign"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_entry_campaign_id_position_key" ON "timeline_entry"("campaign_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "update_campaign_id_slug_key" ON "update"("campaign_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "statement_slug_key" ON "statement"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "statement_id_campaign_id_key" ON "statement"("id", "campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_version_statement_id_number_key" ON "statement_version"("statement_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "statement_version_id_statement_id_key" ON "statement_version"("id", "statement_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_statement_id_email_fingerprint_key" ON "signature"("statement_id", "email_fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "category_statement_id_slug_key" ON "category"("statement_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "category_id_statement_id_key" ON "category"("id", "statement_id");

-- CreateIndex
CREATE UNIQUE INDEX "notable_signature_id_key" ON "notable"("signature_id");

-- CreateIndex
CREATE UNIQUE INDEX "notable_category_id_position_key" ON "notable"("category_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "organiser_email_key" ON "organiser"("email");

-- AddForeignKey
ALTER TABLE "campaign_page" ADD CONSTRAINT "campaign_page_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update" ADD CONSTRAINT "update_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_sister_id_fkey" FOREIGN KEY ("sister_id") REFERENCES "statement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_version" ADD CONSTRAINT "statement_version_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_text" ADD CONSTRAINT "statement_text_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "statement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_version_id_statement_id_fkey" FOREIGN KEY ("version_id", "statement_id") REFERENCES "statement_version"("id", "statement_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signer_address" ADD CONSTRAINT "signer_address_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_tally" ADD CONSTRAINT "campaign_tally_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_signer" ADD CONSTRAINT "campaign_signer_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable" ADD CONSTRAINT "notable_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable" ADD CONSTRAINT "notable_category_id_statement_id_fkey" FOREIGN KEY ("category_id", "statement_id") REFERENCES "category"("id", "statement_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable" ADD CONSTRAINT "notable_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.

-- Which of a signer's details may be kept follows from the chosen visibility, in
-- every state and whatever path wrote the row; a withdrawn or invalidated
-- signature may have been emptied.
ALTER TABLE "signature"
  ADD CONSTRAINT "signature_keeps_only_what_was_chosen" CHECK (
    CASE "visibility"
      WHEN 'name' THEN
        "sealed" IS NULL AND ("name" IS NOT NULL OR "state" = 'withdrawn')
      WHEN 'initials' THEN
        "sealed" IS NULL AND "role" IS NULL AND "organisation" IS NULL AND "capacity" IS NULL
        AND "search_words" IS NULL AND ("name" IS NOT NULL OR "state" = 'withdrawn')
        AND char_length(coalesce("name", '')) <= 40
      WHEN 'handover' THEN
        "name" IS NULL AND "role" IS NULL AND "organisation" IS NULL AND "search_words" IS NULL
        AND ("sealed" IS NOT NULL OR "state" = 'withdrawn')
      WHEN 'count' THEN
        "name" IS NULL AND "role" IS NULL AND "organisation" IS NULL AND "capacity" IS NULL
        AND "sealed" IS NULL AND "search_words" IS NULL
    END
  ),
  ADD CONSTRAINT "signature_pending_expires" CHECK (("state" = 'pending') = ("expires_at" IS NOT NULL)),
  ADD CONSTRAINT "signature_confirmed_has_day" CHECK ("state" <> 'confirmed' OR "confirmed_on" IS NOT NULL),
  ADD CONSTRAINT "signature_pending_has_no_day" CHECK ("state" <> 'pending' OR "confirmed_on" IS NULL),
  ADD CONSTRAINT "signature_fingerprints_are_sha256" CHECK (
    octet_length("email_fingerprint") = 32 AND octet_length("address_fingerprint") = 32
  ),
  ADD CONSTRAINT "signature_nonce_is_long_enough" CHECK (octet_length("nonce") = 16),
  ADD CONSTRAINT "signature_name_length" CHECK (char_length("name") <= 100),
  ADD CONSTRAINT "signature_role_length" CHECK (char_length("role") <= 120),
  ADD CONSTRAINT "signature_organisation_length" CHECK (char_length("organisation") <= 120),
  ADD CONSTRAINT "signature_country_is_code" CHECK ("country" ~ '^[A-Z]{2}$');

ALTER TABLE "statement" ADD CONSTRAINT "statement_is_not_its_own_sister" CHECK ("sister_id" <> "id");
ALTER TABLE "statement" ADD CONSTRAINT "statement_goal_is_positive" CHECK ("goal" > 0);
ALTER TABLE "statement_text" ADD CONSTRAINT "statement_text_is_what_was_hashed" CHECK (
  "sha256" = encode(sha256(convert_to("body", 'UTF8')), 'hex')
);
ALTER TABLE "statement_text" ADD CONSTRAINT "statement_text_ends_in_its_demand" CHECK (
  "demand" IS NULL OR right("body", char_length("demand")) = "demand"
);
ALTER TABLE "notable" ADD CONSTRAINT "notable_from_signature_has_one" CHECK (
  "source" <> 'signature' OR "published_at" IS NULL OR "signature_id" IS NOT NULL
);
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_keeps_address_until_sent" CHECK (
  ("state" = 'queued') = ("recipient" IS NOT NULL)
);
ALTER TABLE "tally" ADD CONSTRAINT "tally_is_not_negative" CHECK ("count" >= 0);
ALTER TABLE "campaign_tally" ADD CONSTRAINT "campaign_tally_is_not_negative" CHECK ("total" >= 0);
ALTER TABLE "campaign_signer" ADD CONSTRAINT "campaign_signer_counts_something" CHECK ("counted" > 0);

-- The public list: newest day first, then by random id (steady within a day).
CREATE INDEX "signature_public_list" ON "signature" ("statement_id", "confirmed_on" DESC, "id" DESC)
  WHERE "state" = 'confirmed' AND NOT "quarantined" AND "visibility" IN ('name', 'initials');

-- Search by the beginnings of words in names that are shown.
CREATE INDEX "signature_search" ON "signature" USING gin (array_to_tsvector(string_to_array("search_words", ' ')))
  WHERE "state" = 'confirmed' AND NOT "quarantined" AND "visibility" = 'name';

-- The hourly expiry looks only at rows that wait.
CREATE INDEX "signature_expiry" ON "signature" ("expires_at") WHERE "state" = 'pending';

-- What still has to go out; tiny while mail flows.
CREATE INDEX "mail_message_queued" ON "mail_message" ("created_at") WHERE "state" = 'queued';

-- Deleting a signature deletes its mails; without this index each deletion scans the outbox.
CREATE INDEX "mail_message_signature" ON "mail_message" ("signature_id");

-- The audit log only grows.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The exact counts. Statement-level triggers on "signature" see every way in which a
-- signature begins or ceases to count, so no path can forget them. A batch changes each
-- tally once (+k). Locks are always taken in one order: signatures (by the writer, sorted
-- by fingerprint), campaign_signer by fingerprint, tally by statement, campaign_tally.
CREATE TYPE "counted_change" AS ("statement_id" uuid, "email_fingerprint" bytea, "change" integer);

CREATE FUNCTION "apply_counted_changes"("changes" "counted_change"[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  people integer := 0;
  part integer;
  per_statement record;
  per_campaign record;
BEGIN
  IF changes IS NULL THEN
    RETURN;
  END IF;

  FOR per_campaign IN
    SELECT DISTINCT s."campaign_id" AS id FROM unnest(changes) c JOIN "statement" s ON s."id" = c."statement_id"
    ORDER BY 1
  LOOP
    -- A row exists only while something of the person counts, so a row that holds just
    -- what was added is a person who did not count before.
    WITH gain AS (
      SELECT c."email_fingerprint" AS fingerprint, sum(c."change")::smallint AS change
      FROM unnest(changes) c JOIN "statement" s ON s."id" = c."statement_id"
      WHERE s."campaign_id" = per_campaign.id
      GROUP BY 1 HAVING sum(c."change") > 0
    ), saved AS (
      INSERT INTO "campaign_signer" AS signer ("campaign_id", "email_fingerprint", "counted")
      SELECT per_campaign.id, fingerprint, change FROM gain ORDER BY fingerprint
      ON CONFLICT ("campaign_id", "email_fingerprint")
        DO UPDATE SET "counted" = signer."counted" + excluded."counted"
      RETURNING "email_fingerprint", "counted"
    )
    SELECT count(*) INTO people FROM saved JOIN gain
      ON gain.fingerprint = saved."email_fingerprint" AND gain.change = saved."counted";

    -- Locked first and read by a later statement: two withdrawals of one person at the
    -- same moment must each see what the other left.
    IF EXISTS (SELECT FROM unnest(changes) c WHERE c."change" < 0) THEN
      PERFORM 1 FROM "campaign_signer"
        WHERE "campaign_id" = per_campaign.id
          AND "email_fingerprint" IN (SELECT c."email_fingerprint" FROM unnest(changes) c WHERE c."change" < 0)
        ORDER BY "email_fingerprint" FOR UPDATE;

      WITH loss AS (
        SELECT c."email_fingerprint" AS fingerprint, -sum(c."change")::smallint AS change
        FROM unnest(changes) c JOIN "statement" s ON s."id" = c."statement_id"
        WHERE s."campaign_id" = per_campaign.id
        GROUP BY 1 HAVING sum(c."change") < 0
      ), lowered AS (
        UPDATE "campaign_signer" signer SET "counted" = signer."counted" - loss.change FROM loss
        WHERE signer."campaign_id" = per_campaign.id
          AND signer."email_fingerprint" = loss.fingerprint AND signer."counted" > loss.change
      ), removed AS (
        DELETE FROM "campaign_signer" signer USING loss
        WHERE signer."campaign_id" = per_campaign.id
          AND signer."email_fingerprint" = loss.fingerprint AND signer."counted" <= loss.change
        RETURNING 1
      )
      SELECT count(*) INTO part FROM removed;
      people := people - part;
    END IF;

    FOR per_statement IN
      SELECT c."statement_id" AS id, sum(c."change")::integer AS change
      FROM unnest(changes) c JOIN "statement" s ON s."id" = c."statement_id"
      WHERE s."campaign_id" = per_campaign.id
      GROUP BY 1 HAVING sum(c."change") <> 0 ORDER BY 1
    LOOP
      UPDATE "tally" SET "count" = "count" + per_statement.change WHERE "statement_id" = per_statement.id;
      IF NOT FOUND THEN
        INSERT INTO "tally" AS t ("statement_id", "count") VALUES (per_statement.id, per_statement.change)
        ON CONFLICT ("statement_id") DO UPDATE SET "count" = t."count" + excluded."count";
      END IF;
    END LOOP;

    IF people <> 0 THEN
      UPDATE "campaign_tally" SET "total" = "total" + people WHERE "campaign_id" = per_campaign.id;
      IF NOT FOUND THEN
        INSERT INTO "campaign_tally" AS t ("campaign_id", "total") VALUES (per_campaign.id, people)
        ON CONFLICT ("campaign_id") DO UPDATE SET "total" = t."total" + excluded."total";
      END IF;
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION "count_inserted_signatures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "apply_counted_changes"((
    SELECT array_agg(ROW("statement_id", "email_fingerprint", 1)::"counted_change")
    FROM added WHERE "state" = 'confirmed' AND NOT "quarantined"
  ));
  RETURN NULL;
END $$;

CREATE FUNCTION "count_updated_signatures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "apply_counted_changes"((
    SELECT array_agg(ROW("statement_id", "email_fingerprint", "change")::"counted_change")
    FROM (
      SELECT "statement_id", "email_fingerprint", sum("change")::integer AS "change"
      FROM (
        SELECT "statement_id", "email_fingerprint", 1 AS "change" FROM added
          WHERE "state" = 'confirmed' AND NOT "quarantined"
        UNION ALL
        SELECT "statement_id", "email_fingerprint", -1 FROM removed
          WHERE "state" = 'confirmed' AND NOT "quarantined"
      ) changes
      GROUP BY 1, 2 HAVING sum("change") <> 0
    ) net
  ));
  RETURN NULL;
END $$;

CREATE FUNCTION "count_deleted_signatures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "apply_counted_changes"((
    SELECT array_agg(ROW("statement_id", "email_fingerprint", -1)::"counted_change")
    FROM removed WHERE "state" = 'confirmed' AND NOT "quarantined"
  ));
  RETURN NULL;
END $$;

CREATE FUNCTION "forget_all_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "campaign_signer";
  UPDATE "tally" SET "count" = 0;
  UPDATE "campaign_tally" SET "total" = 0;
  RETURN NULL;
END $$;

CREATE TRIGGER "signature_inserted" AFTER INSERT ON "signature"
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_inserted_signatures"();
CREATE TRIGGER "signature_updated" AFTER UPDATE ON "signature"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_updated_signatures"();
CREATE TRIGGER "signature_deleted" AFTER DELETE ON "signature"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "count_deleted_signatures"();
CREATE TRIGGER "signature_truncated" AFTER TRUNCATE ON "signature"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget_all_counts"();
