-- The fingerprint of a line that was handed over, with the key that never changes, would tell
-- whether a name that somebody tries stood in it. It is emptied when that name goes, by whatever
-- path: the number stays, and a supplement strikes out what has no line any longer.
CREATE OR REPLACE FUNCTION "forget_what_was_noted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '' WHERE "signature_id" = NEW."id" AND "line" <> '';
  IF NEW."state" = 'withdrawn' THEN
    DELETE FROM "moderation_act" WHERE "signature_id" = NEW."id";
  ELSE
    UPDATE "moderation_act" SET "note" = NULL, "watched_name_id" = NULL
    WHERE "signature_id" = NEW."id" AND ("note" IS NOT NULL OR "watched_name_id" IS NOT NULL);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "forget_delivered_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '' FROM removed
  WHERE "delivery_item"."signature_id" = removed."id" AND "line" <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER "signature_deleted_lines" AFTER DELETE ON "signature"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "forget_delivered_lines"();

CREATE FUNCTION "forget_delivered_notables"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '' FROM removed
  WHERE "delivery_item"."notable_id" = removed."id" AND "line" <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER "notable_deleted_lines" AFTER DELETE ON "notable"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "forget_delivered_notables"();

-- Those who went before.
UPDATE "delivery_item" i SET "line" = '' WHERE
  (i."signature_id" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "signature" s WHERE s."id" = i."signature_id" AND s."withdrawn_on" IS NULL AND s."visibility" <> 'count'))
  OR (i."notable_id" IS NOT NULL AND NOT EXISTS (SELECT FROM "notable" n WHERE n."id" = i."notable_id"));
