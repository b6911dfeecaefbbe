-- CreateEnum
CREATE TYPE "submission_source" AS ENUM ('none', 'search', 'social', 'messenger', 'mail', 'site', 'own', 'unknown');

-- CreateTable
CREATE TABLE "submission_source_count" (
    "statement_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "source" "submission_source" NOT NULL,
    "shard" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "submission_source_count_pkey" PRIMARY KEY ("statement_id","day","source","shard")
);

-- AddForeignKey
ALTER TABLE "submission_source_count" ADD CONSTRAINT "submission_source_count_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As of "daily_count": a few rows a day, to which every batch of submissions adds.
ALTER TABLE "submission_source_count" ADD CONSTRAINT "submission_source_count_counts_something" CHECK ("count" > 0 AND "shard" BETWEEN 0 AND 15);
