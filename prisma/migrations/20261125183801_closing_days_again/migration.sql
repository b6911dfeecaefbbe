-- Closing a campaign closed its statements without a line of theirs in the log, from which their
-- closing days were taken: what that left open, or took from an earlier closing, has the campaign's.
UPDATE "statement" SET "closed_at" = least("statement"."closes_at", ended."at")
FROM (
  SELECT s."id", coalesce(c."closed_at", (
      SELECT max("at") FROM "audit_entry"
      WHERE "action" = 'campaign.closed' AND "subject_id" = c."id"::text
    )) AS "at", (
      SELECT max("at") FROM "audit_entry"
      WHERE "action" = 'statement.opened' AND "subject_id" = s."id"::text
    ) AS "opened", (
      SELECT max("at") FROM "audit_entry"
      WHERE "action" = 'statement.closed' AND "subject_id" = s."id"::text
    ) AS "closed"
  FROM "statement" s JOIN "campaign" c ON c."id" = s."campaign_id"
) ended
WHERE ended."id" = "statement"."id" AND "statement"."status" IN ('closed', 'archived')
  AND ended."at" IS NOT NULL
  AND ("statement"."closed_at" IS NULL
    OR (ended."opened" > ended."closed" AND ended."opened" <= ended."at"
      AND "statement"."closed_at" = ended."closed"));
