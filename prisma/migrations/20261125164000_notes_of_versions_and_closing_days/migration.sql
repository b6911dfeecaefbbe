-- AlterTable
ALTER TABLE "statement" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "statement_version" ADD COLUMN     "editors_note" JSONB;

-- When what is closed now was closed, as the log tells it.
UPDATE "statement" SET "closed_at" = (
  SELECT max("at") FROM "audit_entry" WHERE "action" = 'statement.closed' AND "subject_id" = "statement"."id"::text
) WHERE "status" IN ('closed', 'archived');

-- An editor's note is about the words of one version. What stood beside a former one is laid by
-- with it when the next is published: the only thing of a published version that is ever written.
DROP TRIGGER "statement_version_stays_published" ON "statement_version";
CREATE TRIGGER "statement_version_stays_published"
  BEFORE UPDATE OF "id", "statement_id", "number", "published_at", "revision", "saved_at", "saved_by_id" OR DELETE
  ON "statement_version"
  FOR EACH ROW WHEN (OLD."published_at" IS NOT NULL)
  EXECUTE FUNCTION "refuse_change_of_published_version"();
