-- A translation follows the original beside which its words began, or were last said to fit, also
-- where that is more than one version back. Beside every translation lie its own words and the
-- original of the version before. A spell begins where its words do, where somebody checked it, and
-- where it stayed, the original changed, and nothing says that it follows: what was published
-- before that was kept says so wherever it is so, thus somebody has said that it fits.
WITH step AS (
  SELECT kept."version_id", kept."locale", kept."follows", v."statement_id", v."number",
    (same."title", same."body") IS NOT DISTINCT FROM (kept."title", kept."body") AS "stayed",
    coalesce((former."title", former."body") <> (original."title", original."body"), false) AS "changed",
    EXISTS (
      SELECT FROM "audit_entry" a
      WHERE a."action" = 'statement.translation_checked'
        AND a."subject_id" = v."statement_id"::text
        AND a."details" ->> 'version' = v."number"::text
        AND a."details" ->> 'language' = kept."locale"
    ) AS "checked"
  FROM "statement_text" kept
  JOIN "statement_version" v ON v."id" = kept."version_id" AND v."published_at" IS NOT NULL
  JOIN "statement_text" original ON original."version_id" = v."id" AND original."kind" = 'original'
  LEFT JOIN "statement_version" earlier
    ON earlier."statement_id" = v."statement_id" AND earlier."number" = v."number" - 1
  LEFT JOIN "statement_text" same
    ON same."version_id" = earlier."id" AND same."locale" = kept."locale"
  LEFT JOIN "statement_text" former
    ON former."version_id" = earlier."id" AND former."locale" = original."locale"
  WHERE kept."kind" = 'translation'
), marked AS (
  SELECT *, NOT "stayed" OR "checked" OR ("changed" AND "follows" IS NULL) AS "begins" FROM step
), spelled AS (
  SELECT *, count(*) FILTER (WHERE "begins")
    OVER (PARTITION BY "statement_id", "locale" ORDER BY "number") AS "spell"
  FROM marked
), followed AS (
  SELECT "version_id", "locale", min("number" - 1) FILTER (WHERE "changed" AND NOT "begins")
    OVER (PARTITION BY "statement_id", "locale", "spell" ORDER BY "number") AS "follows"
  FROM spelled
)
UPDATE "statement_text" kept SET "follows" = followed."follows" FROM followed
WHERE kept."version_id" = followed."version_id" AND kept."locale" = followed."locale"
  AND followed."follows" IS NOT NULL
  AND (kept."follows" IS NULL OR kept."follows" > followed."follows");
