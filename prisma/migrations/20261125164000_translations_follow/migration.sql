-- AlterTable
ALTER TABLE "statement_text" ADD COLUMN     "follows" INTEGER;

-- Only a translation follows, and never what comes after it.
ALTER TABLE "statement_text" ADD CONSTRAINT "statement_text_follows_as_a_translation"
  CHECK ("follows" IS NULL OR ("kind" = 'translation' AND "follows" > 0));

-- What was published before this was kept: a translation that stayed while its original changed.
UPDATE "statement_text" kept SET "follows" = earlier."number"
FROM "statement_version" v
JOIN "statement_version" earlier
  ON earlier."statement_id" = v."statement_id" AND earlier."number" = v."number" - 1
JOIN "statement_text" original ON original."version_id" = v."id" AND original."kind" = 'original'
JOIN "statement_text" former
  ON former."version_id" = earlier."id" AND former."locale" = original."locale"
JOIN "statement_text" same ON same."version_id" = earlier."id"
WHERE v."published_at" IS NOT NULL AND kept."version_id" = v."id"
  AND kept."kind" = 'translation' AND same."locale" = kept."locale"
  AND (same."title", same."body") = (kept."title", kept."body")
  AND (former."title", former."body") <> (original."title", original."body");
