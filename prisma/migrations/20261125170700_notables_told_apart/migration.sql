-- An entry of the board and a signature of the same name that a person said belong to two people:
-- nobody is asked about the two again. Goes with either of them.
-- CreateTable
CREATE TABLE "notable_told_apart" (
    "notable_id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,

    CONSTRAINT "notable_told_apart_pkey" PRIMARY KEY ("notable_id","signature_id")
);

-- CreateIndex
CREATE INDEX "notable_told_apart_signature_id_idx" ON "notable_told_apart"("signature_id");

-- AddForeignKey
ALTER TABLE "notable_told_apart" ADD CONSTRAINT "notable_told_apart_notable_id_fkey" FOREIGN KEY ("notable_id") REFERENCES "notable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notable_told_apart" ADD CONSTRAINT "notable_told_apart_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was said was said of the name that stood there. Whoever shows another one, initials or none,
-- is not to be known by the one of before: the pair would tell it.
CREATE FUNCTION "forget_told_apart"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "notable_told_apart" WHERE "signature_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "forget_told_apart" AFTER UPDATE OF "name" ON "signature"
  FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name")
  EXECUTE FUNCTION "forget_told_apart"();
