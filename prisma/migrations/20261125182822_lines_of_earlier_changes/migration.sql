-- Lines that were handed over before changes emptied them: who had changed a signature by then may
-- still be tried under the former name. Which of them a change came after is known only where the
-- revision was noted and is the present one; of an entry among the notable signatories that is
-- linked it is never known. All the others are emptied: a supplement strikes such a name out and
-- gives it a new number, which is too much for some of them and wrong for nobody.
UPDATE "delivery_item" i SET "line" = '', "revision" = NULL FROM "signature" s
WHERE s."id" = i."signature_id" AND s."revision" > 0 AND i."line" <> ''
  AND i."revision" IS DISTINCT FROM s."revision";

UPDATE "delivery_item" i SET "line" = '' FROM "notable" n
WHERE n."id" = i."notable_id" AND n."signature_id" IS NOT NULL AND i."line" <> '';
