-- What a mark found (`tally`: how far the kept counts were from a full count): readiness and
-- metrics tell of it without counting everything themselves. Numbers only, nothing of anybody.

ALTER TABLE "platform_mark" ADD COLUMN "details" JSONB;
