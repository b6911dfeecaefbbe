-- How often somebody had changed a signature when a list was made goes with the line that it was
-- noted for: it says whether that is the present one, and would outlive a withdrawal otherwise.
-- While the line stays it is the signature's own `revision`: every change empties the line.
CREATE OR REPLACE FUNCTION "forget_what_was_noted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '', "revision" = NULL WHERE "signature_id" = NEW."id" AND "line" <> '';
  IF NEW."state" = 'withdrawn' THEN
    DELETE FROM "moderation_act" WHERE "signature_id" = NEW."id";
  ELSE
    UPDATE "moderation_act" SET "note" = NULL, "watched_name_id" = NULL
    WHERE "signature_id" = NEW."id" AND ("note" IS NOT NULL OR "watched_name_id" IS NOT NULL);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "forget_delivered_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '', "revision" = NULL FROM removed
  WHERE "delivery_item"."signature_id" = removed."id" AND "line" <> '';
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "forget_changed_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '', "revision" = NULL WHERE "signature_id" = NEW."id" AND "line" <> '';
  RETURN NULL;
END $$;

UPDATE "delivery_item" SET "revision" = NULL WHERE "line" = '' AND "revision" IS NOT NULL;
