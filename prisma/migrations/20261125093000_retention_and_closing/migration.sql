-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "retention_months" INTEGER NOT NULL DEFAULT 12;

-- AlterTable
ALTER TABLE "campaign_tally" ADD COLUMN     "final_total" INTEGER;

-- AlterTable
ALTER TABLE "tally" ADD COLUMN     "final_count" INTEGER;

-- Nobody can promise to keep data for ever, nor by mistake to erase them on the day of closing.
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_retention_is_a_period" CHECK (
  "retention_months" BETWEEN 1 AND 120
);

-- When a closed campaign's period is over its signatures are deleted, and the numbers that were
-- published stay. The triggers that count go on for whoever signed; a number that is final
-- lets them pass, whoever wants to change it.
ALTER TABLE "tally" ADD CONSTRAINT "tally_final_is_final" CHECK ("count" = "final_count");
ALTER TABLE "campaign_tally" ADD CONSTRAINT "campaign_tally_final_is_final" CHECK ("total" = "final_total");

CREATE FUNCTION "keep_final_count"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."count" := OLD."count";
  NEW."final_count" := OLD."final_count";
  RETURN NEW;
END $$;

CREATE FUNCTION "keep_final_total"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."total" := OLD."total";
  NEW."final_total" := OLD."final_total";
  RETURN NEW;
END $$;

CREATE TRIGGER "tally_keeps_final" BEFORE UPDATE ON "tally"
  FOR EACH ROW WHEN (OLD."final_count" IS NOT NULL) EXECUTE FUNCTION "keep_final_count"();
CREATE TRIGGER "campaign_tally_keeps_final" BEFORE UPDATE ON "campaign_tally"
  FOR EACH ROW WHEN (OLD."final_total" IS NOT NULL) EXECUTE FUNCTION "keep_final_total"();

-- Whoever signed under a campaign that is closed would be erased by surprise, and after its
-- period would count nowhere: the campaign has to be reopened first, which the end forbids.
CREATE FUNCTION "refuse_opening_when_closed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "campaign" WHERE "id" = NEW."campaign_id" AND "closed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'the campaign is closed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "statement_stays_closed" BEFORE INSERT OR UPDATE OF "status" ON "statement"
  FOR EACH ROW WHEN (NEW."status" = 'open') EXECUTE FUNCTION "refuse_opening_when_closed"();

-- A campaign whose signatures are gone stays closed.
CREATE FUNCTION "refuse_reopening_after_the_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "campaign_tally" WHERE "campaign_id" = NEW."id" AND "final_total" IS NOT NULL) THEN
    RAISE EXCEPTION 'the campaign has ended' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "campaign_stays_ended" BEFORE UPDATE OF "closed_at" ON "campaign"
  FOR EACH ROW WHEN (NEW."closed_at" IS DISTINCT FROM OLD."closed_at")
  EXECUTE FUNCTION "refuse_reopening_after_the_end"();
