-- CreateTable
CREATE TABLE "campaign_image" (
    "sha256" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_image_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "platform_mark" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_mark_pkey" PRIMARY KEY ("name")
);

-- AddForeignKey
ALTER TABLE "campaign_image" ADD CONSTRAINT "campaign_image_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Every web server sees it, and a backup holds it; larger files belong on a disk.
ALTER TABLE "campaign_image"
  ADD CONSTRAINT "campaign_image_is_small" CHECK (octet_length("bytes") BETWEEN 1 AND 4194304),
  ADD CONSTRAINT "campaign_image_is_an_image" CHECK ("media_type" IN ('image/png', 'image/jpeg', 'image/webp')),
  ADD CONSTRAINT "campaign_image_is_named_by_content" CHECK ("sha256" = encode(sha256("bytes"), 'hex'));
