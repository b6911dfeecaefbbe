-- An entry from a published list outlives the signature that it is linked to: it gets no country
-- from it any longer. All else is as it was.
CREATE OR REPLACE FUNCTION "link_invited_signatures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "notable_invitation" WHERE "claimed_fingerprint" IS NOT NULL) THEN
    RETURN NULL;
  END IF;

  WITH answered AS (
    SELECT n."id", a."id" AS signature_id, a."visibility" = 'name' AS is_shown,
      a."locale", a."name", a."role", a."organisation", a."capacity", a."country"
    FROM added a
    JOIN removed r ON r."id" = a."id" AND r."state" = 'pending' AND a."state" = 'confirmed'
    JOIN "notable_invitation" i ON i."claimed_fingerprint" = a."email_fingerprint"
    JOIN "notable" n ON n."id" = i."notable_id" AND n."statement_id" = a."statement_id"
    WHERE n."signature_id" IS NULL
      AND NOT EXISTS (SELECT FROM "notable" other WHERE other."signature_id" = a."id")
    ORDER BY n."id"
  ), judged AS (
    SELECT answered.*, is_shown AND (
      n."name" ->> answered.locale IS DISTINCT FROM answered."name"
      OR n."role" ->> answered.locale IS DISTINCT FROM answered."role"
      OR n."organisation" ->> answered.locale IS DISTINCT FROM answered."organisation"
      OR n."capacity" IS DISTINCT FROM answered."capacity"
    ) AS is_reworded
    FROM answered JOIN "notable" n USING ("id")
  ), linked AS (
    UPDATE "notable" n SET
      "signature_id" = j.signature_id,
      "stage" = CASE WHEN j.is_reworded OR n."stage" IN ('asked', 'replied')
                     THEN 'evidence' ELSE n."stage" END::"notable_stage",
      "published_at" = CASE WHEN j.is_reworded THEN NULL ELSE n."published_at" END,
      "approved_at" = CASE WHEN j.is_reworded THEN NULL ELSE n."approved_at" END,
      "approved_by_id" = CASE WHEN j.is_reworded THEN NULL ELSE n."approved_by_id" END,
      "approved_alone" = n."approved_alone" AND NOT j.is_reworded,
      "name" = CASE WHEN j.is_reworded
        THEN n."name" || jsonb_build_object(j.locale, j."name") ELSE n."name" END,
      "role" = CASE WHEN j.is_reworded
        THEN nullif(jsonb_strip_nulls(coalesce(n."role", '{}') || jsonb_build_object(j.locale, j."role")), '{}')
        ELSE n."role" END,
      "organisation" = CASE WHEN j.is_reworded
        THEN nullif(jsonb_strip_nulls(coalesce(n."organisation", '{}') || jsonb_build_object(j.locale, j."organisation")), '{}')
        ELSE n."organisation" END,
      "capacity" = CASE WHEN j.is_reworded THEN j."capacity" ELSE n."capacity" END,
      "country" = CASE WHEN n."source" = 'import' THEN n."country"
                       ELSE coalesce(n."country", j."country") END
    FROM judged j WHERE n."id" = j."id"
    RETURNING n."id"
  ), spent AS (
    UPDATE "notable_invitation" SET "claimed_fingerprint" = NULL
    WHERE "notable_id" IN (SELECT "id" FROM linked)
  )
  INSERT INTO "notable_evidence" ("id", "notable_id", "kind", "note", "attached_at")
  SELECT gen_random_uuid(), "id", 'signature', '', now() FROM linked;
  RETURN NULL;
END $$;

-- Those who have withdrawn: whether the list or the signer said the country cannot be told any
-- longer. It goes, and an organiser can enter the list's again. Entries whose signature was erased
-- are linked to nothing, and not to be found here.
UPDATE "notable" n SET "country" = NULL FROM "signature" s
WHERE s."id" = n."signature_id" AND (s."state" = 'withdrawn' OR s."withdrawn_on" IS NOT NULL)
  AND n."source" = 'import' AND n."country" IS NOT NULL;
