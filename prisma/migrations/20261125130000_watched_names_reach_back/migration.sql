-- AlterTable
ALTER TABLE "watched_name" ADD COLUMN     "look_back_after" UUID,
ADD COLUMN     "look_back_found" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "looked_back_at" TIMESTAMPTZ(3);

-- Either the walk over what is confirmed goes on, or it is done; names from before have neither.
ALTER TABLE "watched_name" ADD CONSTRAINT "watched_name_looks_back_once" CHECK (
  "look_back_after" IS NULL OR "looked_back_at" IS NULL
);
