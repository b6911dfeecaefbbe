-- A line that was handed over is forgotten when what it said goes, and that includes what its
-- signer corrects afterwards: the former name, role or organisation is kept nowhere else either,
-- and by the fingerprint it could still be tried. What is sealed cannot be compared here, and is
-- sealed anew whenever a key changes: `revision` goes up with every change by its owner, and with
-- nothing else.
CREATE FUNCTION "forget_changed_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '' WHERE "signature_id" = NEW."id" AND "line" <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER "signature_changed_lines" AFTER UPDATE OF "revision" ON "signature"
  FOR EACH ROW WHEN (NEW."revision" <> OLD."revision")
  EXECUTE FUNCTION "forget_changed_lines"();

-- The same for an entry among the notable signatories that follows what its signer says.
CREATE FUNCTION "forget_changed_notables"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "delivery_item" SET "line" = '' WHERE "notable_id" = NEW."id" AND "line" <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER "notable_changed_lines" AFTER UPDATE OF "name", "role", "organisation", "capacity" ON "notable"
  FOR EACH ROW WHEN (
    NEW."signature_id" IS NOT NULL
    AND (OLD."name", OLD."role", OLD."organisation", OLD."capacity")
      IS DISTINCT FROM (NEW."name", NEW."role", NEW."organisation", NEW."capacity")
  )
  EXECUTE FUNCTION "forget_changed_notables"();

-- By the revision that a line is of, what was changed while the list was made is found at its end.
ALTER TABLE "delivery_item" ADD COLUMN "revision" INTEGER;
