-- The campaign's title and its two fixed pages can be changed from the dashboard now: each is saved
-- only over what was seen.
ALTER TABLE "campaign" ADD COLUMN     "title_revision" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "campaign_page" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;
