-- A list may tell the country beside a full name, and its signer may change it or have it erased:
-- then the notable entry's line that was handed over is another one too. Of a signature itself
-- `revision` says so.
DROP TRIGGER "notable_changed_lines" ON "notable";
CREATE TRIGGER "notable_changed_lines" AFTER UPDATE OF "name", "role", "organisation", "capacity", "country" ON "notable"
  FOR EACH ROW WHEN (
    NEW."signature_id" IS NOT NULL
    AND (OLD."name", OLD."role", OLD."organisation", OLD."capacity", OLD."country")
      IS DISTINCT FROM (NEW."name", NEW."role", NEW."organisation", NEW."capacity", NEW."country")
  )
  EXECUTE FUNCTION "forget_changed_notables"();
