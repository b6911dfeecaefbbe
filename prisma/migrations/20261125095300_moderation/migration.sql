-- CreateEnum
CREATE TYPE "moderation_verb" AS ENUM ('flag', 'unflag', 'quarantine', 'release', 'invalidate');

-- CreateEnum
CREATE TYPE "moderation_rule_state" AS ENUM ('draft', 'queued', 'running', 'done', 'cancelled', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "daily_count_kind" AS ENUM ('submitted', 'confirmed', 'withdrawn');

-- CreateTable
CREATE TABLE "moderation_act" (
    "id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "rule_id" UUID,
    "actor_id" UUID NOT NULL,
    "verb" "moderation_verb" NOT NULL,
    "reason" TEXT,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state_before" "signature_state" NOT NULL,
    "quarantined_before" BOOLEAN NOT NULL,
    "flags_before" TEXT[],
    "state_after" "signature_state" NOT NULL,
    "quarantined_after" BOOLEAN NOT NULL,
    "flags_after" TEXT[],
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "moderation_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_rule" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "conditions" JSONB NOT NULL,
    "verb" "moderation_verb" NOT NULL,
    "reason" TEXT,
    "note" TEXT,
    "state" "moderation_rule_state" NOT NULL DEFAULT 'draft',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,
    "undone_by" UUID,
    "cursor" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "moderation_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "daily_count" (
    "statement_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "daily_count_kind" NOT NULL,
    "shard" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "daily_count_pkey" PRIMARY KEY ("statement_id","day","kind","shard")
);

-- CreateIndex
CREATE INDEX "moderation_act_signature_id_at_idx" ON "moderation_act"("signature_id", "at");

-- CreateIndex
CREATE INDEX "moderation_rule_created_at_id_idx" ON "moderation_rule"("created_at", "id");

-- CreateIndex
CREATE INDEX "signature_by_state_and_day" ON "signature"("statement_id", "state", "submitted_on" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "moderation_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "daily_count" ADD CONSTRAINT "daily_count_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants and indexes that Prisma's schema language cannot say.

-- A reason belongs to an invalidation, and each has one.
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_invalidates_with_a_reason" CHECK (
  ("verb" = 'invalidate') = ("reason" IS NOT NULL)
);
ALTER TABLE "moderation_rule" ADD CONSTRAINT "moderation_rule_invalidates_with_a_reason" CHECK (
  ("verb" = 'invalidate') = ("reason" IS NOT NULL)
);
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_note_length" CHECK (char_length("note") <= 1000);
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_undone_by_somebody" CHECK (
  ("undone_at" IS NULL) = ("undone_by" IS NULL)
);
ALTER TABLE "daily_count" ADD CONSTRAINT "daily_count_counts_something" CHECK ("count" > 0 AND "shard" BETWEEN 0 AND 15);

-- Undoing a rule walks through its acts in the order of their ids, a batch at a time.
CREATE INDEX "moderation_act_by_rule" ON "moderation_act" ("rule_id", "id") WHERE "rule_id" IS NOT NULL;

-- The organisers' table of signatures (docs/decisions/0022). "signature_by_state_and_day" above
-- is the one index that every signature pays for: the table is in that order, and a choice of
-- statements and states is a merge of a few ranges of it. Those below hold few rows, or serve a
-- filter that nothing else bounds.

-- Filter by country: rare ones would otherwise be looked for among all signatures.
CREATE INDEX "signature_by_country" ON "signature" ("country", "submitted_on" DESC, "id" DESC)
  WHERE "country" IS NOT NULL;

-- What waits for an organiser's look; usual signatures are in neither, nor what is settled.
CREATE INDEX "signature_quarantined" ON "signature" ("submitted_on" DESC, "id" DESC)
  WHERE "quarantined" AND "state" IN ('pending', 'confirmed');
CREATE INDEX "signature_flagged" ON "signature" ("submitted_on" DESC, "id" DESC)
  WHERE "flags" <> '{}' AND "state" IN ('pending', 'confirmed');

-- Search among what the public index leaves out and organisers look for; usual signatures are not in it.
CREATE INDEX "signature_search_set_apart" ON "signature" USING gin (array_to_tsvector(string_to_array("search_words", ' ')))
  WHERE "search_words" IS NOT NULL AND ("quarantined" OR "state" = 'invalidated');

-- What a lookup of an address counts against its hourly limit.
CREATE INDEX "audit_entry_lookups" ON "audit_entry" ("actor_id", "at") WHERE "action" = 'address.looked_up';

-- The funnel's daily counts: statement-level triggers, like those of the tallies and after them
-- (by name), so that no path can forget a step and a batch adds each number once. Days are UTC.
CREATE FUNCTION "count_days_of_inserted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "daily_count" AS d ("statement_id", "day", "kind", "shard", "count")
  SELECT "statement_id", "submitted_on", 'submitted', pg_backend_pid() % 16, count(*)
  FROM added GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT ("statement_id", "day", "kind", "shard") DO UPDATE SET "count" = d."count" + excluded."count";
  RETURN NULL;
END $$;

-- Who signs anew after a withdrawal or an expiry submits once more; an undone invalidation
-- confirms nothing.
CREATE FUNCTION "count_days_of_updated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "daily_count" AS d ("statement_id", "day", "kind", "shard", "count")
  SELECT "statement_id", "day", "kind", pg_backend_pid() % 16, count(*)
  FROM (
    SELECT became."statement_id",
      CASE became."state" WHEN 'pending' THEN became."submitted_on" WHEN 'confirmed' THEN became."confirmed_on"
        ELSE (now() AT TIME ZONE 'UTC')::date END AS "day",
      CASE became."state" WHEN 'pending' THEN 'submitted' WHEN 'confirmed' THEN 'confirmed'
        ELSE 'withdrawn' END::"daily_count_kind" AS "kind"
    FROM added became JOIN removed was USING ("id")
    WHERE (became."state" = 'pending' AND (was."state" <> 'pending' OR was."expires_at" < became."expires_at"))
      OR (became."state" = 'confirmed' AND was."state" = 'pending')
      OR (became."state" = 'withdrawn' AND was."state" = 'confirmed')
  ) steps
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("statement_id", "day", "kind", "shard") DO UPDATE SET "count" = d."count" + excluded."count";
  RETURN NULL;
END $$;

CREATE TRIGGER "signature_inserted_days" AFTER INSERT ON "signature"
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_days_of_inserted"();
CREATE TRIGGER "signature_updated_days" AFTER UPDATE ON "signature"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_days_of_updated"();
