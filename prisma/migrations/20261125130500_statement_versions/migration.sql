-- AlterTable
ALTER TABLE "statement" ADD COLUMN     "opens_at" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "statement_version" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "saved_at" TIMESTAMPTZ(3),
ADD COLUMN     "saved_by_id" UUID;

-- Two organisers who begin to edit at once work on one draft.
CREATE UNIQUE INDEX "statement_version_one_draft" ON "statement_version" ("statement_id")
  WHERE "published_at" IS NULL;

-- What is signed is one text.
CREATE UNIQUE INDEX "statement_text_one_original" ON "statement_text" ("version_id")
  WHERE "kind" = 'original';

ALTER TABLE "statement"
  ADD CONSTRAINT "statement_goal_is_within_reach" CHECK ("goal" <= 10000000),
  ADD CONSTRAINT "statement_slug_is_part_of_an_address" CHECK ("slug" ~ '^[a-z0-9-]{1,80}$'),
  ADD CONSTRAINT "statement_opens_before_it_closes" CHECK ("opens_at" < "closes_at"),
  -- What is open does not wait to be opened.
  ADD CONSTRAINT "statement_opening_lies_ahead" CHECK ("opens_at" IS NULL OR "status" IN ('draft', 'closed'));

-- People signed the words of a version: whatever is edited later, these stay. Whether a text is
-- `final` is said of the words and may change.
CREATE FUNCTION "refuse_change_of_published_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "statement_version" WHERE "id" = OLD."version_id" AND "published_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'the words of a published version are not changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "statement_text_keeps_its_words"
  BEFORE UPDATE OF "version_id", "locale", "title", "body", "demand", "kind", "sha256" OR DELETE ON "statement_text"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_published_words"();

CREATE FUNCTION "refuse_change_of_published_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version is not changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "statement_version_stays_published" BEFORE UPDATE OR DELETE ON "statement_version"
  FOR EACH ROW WHEN (OLD."published_at" IS NOT NULL)
  EXECUTE FUNCTION "refuse_change_of_published_version"();

-- Links that went out by mail lead to its address, and signatures are under its original: both
-- are fixed by the first publication.
CREATE FUNCTION "refuse_renaming_after_publication"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "statement_version" WHERE "statement_id" = OLD."id" AND "published_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'address and original of a published statement stay' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "statement_keeps_its_address" BEFORE UPDATE OF "slug", "original_locale" ON "statement"
  FOR EACH ROW WHEN (NEW."slug" <> OLD."slug" OR NEW."original_locale" <> OLD."original_locale")
  EXECUTE FUNCTION "refuse_renaming_after_publication"();

-- Whatever may be read has a published original: pages, the API and signing rely on it. Looked at
-- when the transaction ends, since a statement is written before its texts.
CREATE FUNCTION "refuse_statement_without_original"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  looked_at uuid := CASE TG_TABLE_NAME WHEN 'statement' THEN NEW."id" ELSE (to_jsonb(NEW) ->> 'statement_id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT FROM "statement" s WHERE s."id" = looked_at AND s."status" <> 'draft' AND NOT EXISTS (
      SELECT FROM "statement_text" t
      WHERE t."kind" = 'original' AND t."locale" = s."original_locale" AND t."version_id" = (
        SELECT v."id" FROM "statement_version" v
        WHERE v."statement_id" = s."id" AND v."published_at" IS NOT NULL
        ORDER BY v."number" DESC LIMIT 1)
    )
  ) THEN
    RAISE EXCEPTION 'a statement without a published original cannot be read' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "statement_has_an_original" AFTER INSERT OR UPDATE OF "status" ON "statement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."status" <> 'draft')
  EXECUTE FUNCTION "refuse_statement_without_original"();
CREATE CONSTRAINT TRIGGER "statement_version_has_an_original" AFTER INSERT OR UPDATE OF "published_at" ON "statement_version"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."published_at" IS NOT NULL)
  EXECUTE FUNCTION "refuse_statement_without_original"();
