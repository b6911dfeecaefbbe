-- The organisers' table, filtered by country and by state at once: by country alone, two
-- thousand Germans were fetched to find a handful who had withdrawn (26 ms of 1,000,000 rows, where
-- each of the two conditions takes under 1 ms). With the state in it, a country is a merge of four
-- ranges and both together are one. It takes the place of the index by country, so that
-- signing writes as many indexes as before; a confirmation moved the row in all of them already.
DROP INDEX "signature_by_country";
CREATE INDEX "signature_by_country" ON "signature" ("country", "state", "submitted_on" DESC, "id" DESC)
  WHERE "country" IS NOT NULL;
