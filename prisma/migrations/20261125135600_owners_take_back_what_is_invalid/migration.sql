-- The owner of a signature that was declared invalid may take it back too: its details are
-- erased, and it stays invalid, so that the mailbox does not sign anew past the organisers.

-- What its owner took back counts no more, whoever undoes what.
ALTER TABLE "signature" ADD CONSTRAINT "signature_taken_back_stays_away" CHECK (
  "withdrawn_on" IS NULL OR "state" IN ('withdrawn', 'invalidated')
);

-- What was noted about it goes too, also where no name was left to go.
DROP TRIGGER "signature_takes_notes_along" ON "signature";
CREATE TRIGGER "signature_takes_notes_along" AFTER UPDATE OF "state", "visibility", "name", "withdrawn_on" ON "signature"
  FOR EACH ROW WHEN (
    (NEW."withdrawn_on" IS NOT NULL AND OLD."withdrawn_on" IS NULL)
    OR (NEW."state" = 'withdrawn' AND OLD."state" <> 'withdrawn')
    OR (OLD."visibility" <> 'count' AND NEW."visibility" <> OLD."visibility")
    OR (OLD."name" IS NOT NULL AND NEW."name" IS DISTINCT FROM OLD."name")
  )
  EXECUTE FUNCTION "forget_what_was_noted"();
