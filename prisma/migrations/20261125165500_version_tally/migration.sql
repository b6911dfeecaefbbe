-- CreateTable
CREATE TABLE "version_tally" (
    "version_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "version_tally_pkey" PRIMARY KEY ("version_id")
);

-- AddForeignKey
ALTER TABLE "version_tally" ADD CONSTRAINT "version_tally_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "statement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "version_tally" ADD CONSTRAINT "version_tally_is_not_negative" CHECK ("count" >= 0);

-- How many counted signatures stand under each version of a text: a statement's history shows it,
-- and must not read a million signatures for it. Statement-level triggers like those of the
-- tallies and, by name, after them: who changes a statement's count holds its tally's lock
-- already, so two batches change its versions' counts one after the other; versions are taken in order.
CREATE FUNCTION "apply_version_changes"("versions" uuid[], "changes" integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  net record;
BEGIN
  IF versions IS NULL THEN
    RETURN;
  END IF;
  FOR net IN
    SELECT v AS id, sum(c)::integer AS change FROM unnest(versions, changes) AS part (v, c)
    GROUP BY 1 HAVING sum(c) <> 0 ORDER BY 1
  LOOP
    -- Once a statement's number is final its signatures go, and the numbers stay.
    CONTINUE WHEN net.change < 0 AND EXISTS (
      SELECT FROM "statement_version" v JOIN "tally" t ON t."statement_id" = v."statement_id"
      WHERE v."id" = net.id AND t."final_count" IS NOT NULL);
    UPDATE "version_tally" SET "count" = "count" + net.change WHERE "version_id" = net.id;
    IF NOT FOUND THEN
      INSERT INTO "version_tally" AS t ("version_id", "count") VALUES (net.id, net.change)
      ON CONFLICT ("version_id") DO UPDATE SET "count" = t."count" + excluded."count";
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION "count_versions_of_inserted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "apply_version_changes"(array_agg("version_id"), array_agg(1))
  FROM added WHERE "state" = 'confirmed' AND NOT "quarantined";
  RETURN NULL;
END $$;

CREATE FUNCTION "count_versions_of_updated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "apply_version_changes"(array_agg("version_id"), array_agg("change"))
  FROM (
    SELECT "version_id", 1 AS "change" FROM added WHERE "state" = 'confirmed' AND NOT "quarantined"
    UNION ALL
    SELECT "version_id", -1 FROM removed WHERE "state" = 'confirmed' AND NOT "quarantined"
  ) changes;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_versions_of_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "apply_version_changes"(array_agg("version_id"), array_agg(-1))
  FROM removed WHERE "state" = 'confirmed' AND NOT "quarantined";
  RETURN NULL;
END $$;

CREATE FUNCTION "forget_version_counts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "version_tally" SET "count" = 0;
  RETURN NULL;
END $$;

CREATE TRIGGER "signature_inserted_versions" AFTER INSERT ON "signature"
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_versions_of_inserted"();
CREATE TRIGGER "signature_updated_versions" AFTER UPDATE ON "signature"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_versions_of_updated"();
CREATE TRIGGER "signature_deleted_versions" AFTER DELETE ON "signature"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "count_versions_of_deleted"();
CREATE TRIGGER "signature_truncated_versions" AFTER TRUNCATE ON "signature"
  FOR EACH STATEMENT EXECUTE FUNCTION "forget_version_counts"();

-- What counts already; nobody writes meanwhile, since CREATE TRIGGER holds the table.
INSERT INTO "version_tally" ("version_id", "count")
SELECT "version_id", count(*) FROM "signature"
WHERE "state" = 'confirmed' AND NOT "quarantined" GROUP BY 1;
