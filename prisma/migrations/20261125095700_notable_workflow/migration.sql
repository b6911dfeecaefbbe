-- CreateEnum
CREATE TYPE "notable_stage" AS ENUM ('asked', 'replied', 'evidence', 'approved', 'published');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('note', 'list', 'signature');

-- CreateEnum
CREATE TYPE "notable_import_state" AS ENUM ('draft', 'confirmed');

-- AlterTable
ALTER TABLE "notable" ADD COLUMN     "approved_alone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by_id" UUID,
ADD COLUMN     "entered_by_id" UUID,
ADD COLUMN     "import_id" UUID,
ADD COLUMN     "stage" "notable_stage" NOT NULL DEFAULT 'asked';

-- CreateTable
CREATE TABLE "notable_evidence" (
    "id" UUID NOT NULL,
    "notable_id" UUID NOT NULL,
    "kind" "evidence_kind" NOT NULL DEFAULT 'note',
    "note" TEXT NOT NULL,
    "url" TEXT,
    "attached_by_id" UUID,
    "attached_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notable_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notable_invitation" (
    "notable_id" UUID NOT NULL,
    "nonce" BYTEA NOT NULL,
    "locale" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_fingerprint" BYTEA,

    CONSTRAINT "notable_invitation_pkey" PRIMARY KEY ("notable_id")
);

-- CreateTable
CREATE TABLE "notable_import" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "owner_id" UUID,
    "state" "notable_import_state" NOT NULL DEFAULT 'draft',
    "locale" TEXT NOT NULL,
    "source_note" TEXT NOT NULL,
    "source_url" TEXT,
    "source_date" DATE,
    "rows" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notable_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notable_removal" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "name_hashes" BYTEA[],
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notable_removal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removed_notable" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "removed_notable_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notable_evidence_notable_id_idx" ON "notable_evidence"("notable_id");

-- AddForeignKey
ALTER TABLE "notable" ADD CONSTRAINT "notable_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable" ADD CONSTRAINT "notable_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable" ADD CONSTRAINT "notable_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "notable_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable_evidence" ADD CONSTRAINT "notable_evidence_notable_id_fkey" FOREIGN KEY ("notable_id") REFERENCES "notable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable_evidence" ADD CONSTRAINT "notable_evidence_attached_by_id_fkey" FOREIGN KEY ("attached_by_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable_invitation" ADD CONSTRAINT "notable_invitation_notable_id_fkey" FOREIGN KEY ("notable_id") REFERENCES "notable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable_import" ADD CONSTRAINT "notable_import_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable_import" ADD CONSTRAINT "notable_import_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable_removal" ADD CONSTRAINT "notable_removal_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removed_notable" ADD CONSTRAINT "removed_notable_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.

-- What stood on the page before there were stages was put there by the operator.
UPDATE "notable" SET "stage" = 'published' WHERE "published_at" IS NOT NULL;

-- The stage and the moment of publication say the same, so that the public page may ask either.
ALTER TABLE "notable" ADD CONSTRAINT "notable_published_has_moment" CHECK (
  ("stage" = 'published') = ("published_at" IS NOT NULL)
);
-- Nobody stands approved without a moment at which somebody answered for it.
ALTER TABLE "notable" ADD CONSTRAINT "notable_approved_has_moment" CHECK (
  "stage" <> 'approved' OR "approved_at" IS NOT NULL
);
-- Who entered a name does not approve it, unless it says so (approved alone).
ALTER TABLE "notable" ADD CONSTRAINT "notable_approved_by_another" CHECK (
  "approved_alone" OR "approved_by_id" IS NULL OR "approved_by_id" IS DISTINCT FROM "entered_by_id"
);
ALTER TABLE "notable_invitation" ADD CONSTRAINT "notable_invitation_nonce_is_long_enough" CHECK (
  octet_length("nonce") = 16
);
ALTER TABLE "notable_invitation" ADD CONSTRAINT "notable_invitation_fingerprint_is_sha256" CHECK (
  octet_length("claimed_fingerprint") = 32
);

-- Deleting an organiser or an import looks for what refers to it.
CREATE INDEX "notable_import_of" ON "notable" ("import_id") WHERE "import_id" IS NOT NULL;
-- A later import asks for the hashes of those who were taken off.
CREATE INDEX "notable_removal_names" ON "notable_removal" USING gin ("name_hashes");

-- Whoever answers an invitation becomes the notable at the moment of confirming, in the same
-- transaction and whatever path confirms. What the signer chose to be printed replaces what was
-- agreed before; where that differs, the entry waits for approval again. Organisers choose the
-- words, but not against the person. A signer who does not want the name shown is linked
-- and so never printed. One look at a table that is nearly always empty, once a batch.
CREATE FUNCTION "link_invited_signatures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "notable_invitation" WHERE "claimed_fingerprint" IS NOT NULL) THEN
    RETURN NULL;
  END IF;

  WITH answered AS (
    SELECT n."id", a."id" AS signature_id, a."visibility" = 'name' AS is_shown,
      a."locale", a."name", a."role", a."organisation", a."capacity", a."country"
    FROM added a
    JOIN removed r ON r."id" = a."id" AND r."state" = 'pending' AND a."state" = 'confirmed'
    JOIN "notable_invitation" i ON i."claimed_fingerprint" = a."email_fingerprint"
    JOIN "notable" n ON n."id" = i."notable_id" AND n."statement_id" = a."statement_id"
    WHERE n."signature_id" IS NULL
      AND NOT EXISTS (SELECT FROM "notable" other WHERE other."signature_id" = a."id")
    ORDER BY n."id"
  ), judged AS (
    SELECT answered.*, is_shown AND (
      n."name" ->> answered.locale IS DISTINCT FROM answered."name"
      OR n."role" ->> answered.locale IS DISTINCT FROM answered."role"
      OR n."organisation" ->> answered.locale IS DISTINCT FROM answered."organisation"
      OR n."capacity" IS DISTINCT FROM answered."capacity"
    ) AS is_reworded
    FROM answered JOIN "notable" n USING ("id")
  ), linked AS (
    UPDATE "notable" n SET
      "signature_id" = j.signature_id,
      "stage" = CASE WHEN j.is_reworded OR n."stage" IN ('asked', 'replied')
                     THEN 'evidence' ELSE n."stage" END::"notable_stage",
      "published_at" = CASE WHEN j.is_reworded THEN NULL ELSE n."published_at" END,
      "approved_at" = CASE WHEN j.is_reworded THEN NULL ELSE n."approved_at" END,
      "approved_by_id" = CASE WHEN j.is_reworded THEN NULL ELSE n."approved_by_id" END,
      "approved_alone" = n."approved_alone" AND NOT j.is_reworded,
      "name" = CASE WHEN j.is_reworded
        THEN n."name" || jsonb_build_object(j.locale, j."name") ELSE n."name" END,
      "role" = CASE WHEN j.is_reworded
        THEN nullif(jsonb_strip_nulls(coalesce(n."role", '{}') || jsonb_build_object(j.locale, j."role")), '{}')
        ELSE n."role" END,
      "organisation" = CASE WHEN j.is_reworded
        THEN nullif(jsonb_strip_nulls(coalesce(n."organisation", '{}') || jsonb_build_object(j.locale, j."organisation")), '{}')
        ELSE n."organisation" END,
      "capacity" = CASE WHEN j.is_reworded THEN j."capacity" ELSE n."capacity" END,
      "country" = coalesce(n."country", j."country")
    FROM judged j WHERE n."id" = j."id"
    RETURNING n."id"
  ), spent AS (
    UPDATE "notable_invitation" SET "claimed_fingerprint" = NULL
    WHERE "notable_id" IN (SELECT "id" FROM linked)
  )
  INSERT INTO "notable_evidence" ("id", "notable_id", "kind", "note", "attached_at")
  SELECT gen_random_uuid(), "id", 'signature', '', now() FROM linked;
  RETURN NULL;
END $$;

CREATE TRIGGER "signature_confirmed_by_invited" AFTER UPDATE ON "signature"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "link_invited_signatures"();

-- An entry whose signature is erased, by whatever path, must not come back to the page as one
-- that never had a signature: what its bearer signed is gone, and with it the consent. One that
-- came from a published list stays on the board and waits for somebody to decide; any other
-- goes with its signature. An organiser who takes a mistaken link back is not concerned: the
-- signature is still there.
CREATE FUNCTION "take_off_without_signature"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "signature" WHERE "id" = OLD."signature_id") THEN
    RETURN NEW;
  END IF;
  NEW."stage" := 'evidence';
  NEW."published_at" := NULL;
  NEW."approved_at" := NULL;
  NEW."approved_by_id" := NULL;
  NEW."approved_alone" := false;
  RETURN NEW;
END $$;

CREATE FUNCTION "erase_without_signature"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."source" <> 'import' AND NOT EXISTS (SELECT FROM "signature" WHERE "id" = OLD."signature_id") THEN
    DELETE FROM "notable" WHERE "id" = NEW."id";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "notable_leaves_the_page" BEFORE UPDATE OF "signature_id" ON "notable"
  FOR EACH ROW WHEN (OLD."signature_id" IS NOT NULL AND NEW."signature_id" IS NULL)
  EXECUTE FUNCTION "take_off_without_signature"();
CREATE TRIGGER "notable_goes_with_signature" AFTER UPDATE OF "signature_id" ON "notable"
  FOR EACH ROW WHEN (OLD."signature_id" IS NOT NULL AND NEW."signature_id" IS NULL)
  EXECUTE FUNCTION "erase_without_signature"();
