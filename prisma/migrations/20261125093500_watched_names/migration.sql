-- CreateTable
CREATE TABLE "watched_name" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watched_name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "watched_name_folded_key" ON "watched_name"("folded");

-- Every public name is compared with every entry: an empty one would be found in all of them.
ALTER TABLE "watched_name"
  ADD CONSTRAINT "watched_name_is_a_name" CHECK (char_length("name") BETWEEN 1 AND 100 AND "folded" <> '');
