-- What a deed says in words, or points at, may be somebody's name: it lives as long as the
-- signature shows that name, and no longer.

ALTER TABLE "moderation_act" ADD COLUMN "watched_name_id" UUID;
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_watched_name_id_fkey" FOREIGN KEY ("watched_name_id") REFERENCES "watched_name"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- For the foreign key alone; few acts come from a watched name.
CREATE INDEX "moderation_act_by_watched_name" ON "moderation_act" ("watched_name_id") WHERE "watched_name_id" IS NOT NULL;

-- Looks at what was confirmed before used to write the watched name itself.
UPDATE "moderation_act" a SET "watched_name_id" = w."id"
  FROM "watched_name" w WHERE a."verb" = 'flag' AND a."note" = '≈ ' || w."name";
UPDATE "moderation_act" SET "note" = NULL WHERE "verb" = 'flag' AND "note" LIKE '≈ %';

-- Whoever withdraws leaves two fingerprints and some days: no history of what was thought of
-- them. Whoever takes a name back, or shows less of it, takes back what was written about it.
-- A trigger, since many paths lead here, and because it sees what another transaction wrote
-- while this one waited for the row. Deeds lock the signature before its acts, as this does.
CREATE FUNCTION "forget_what_was_noted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" = 'withdrawn' THEN
    DELETE FROM "moderation_act" WHERE "signature_id" = NEW."id";
  ELSE
    UPDATE "moderation_act" SET "note" = NULL, "watched_name_id" = NULL
    WHERE "signature_id" = NEW."id" AND ("note" IS NOT NULL OR "watched_name_id" IS NOT NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "signature_takes_notes_along" AFTER UPDATE OF "state", "visibility", "name" ON "signature"
  FOR EACH ROW WHEN (
    (NEW."state" = 'withdrawn' AND OLD."state" <> 'withdrawn')
    OR (OLD."visibility" <> 'count' AND NEW."visibility" <> OLD."visibility")
    OR (OLD."name" IS NOT NULL AND NEW."name" IS DISTINCT FROM OLD."name")
  )
  EXECUTE FUNCTION "forget_what_was_noted"();

-- The same for those who went before there was a trigger.
DELETE FROM "moderation_act" a USING "signature" s WHERE s."id" = a."signature_id" AND s."state" = 'withdrawn';
UPDATE "moderation_act" a SET "note" = NULL, "watched_name_id" = NULL
  FROM "signature" s WHERE s."id" = a."signature_id" AND s."visibility" <> 'name'
    AND (a."note" IS NOT NULL OR a."watched_name_id" IS NOT NULL);
