-- AlterTable
ALTER TABLE "update" ADD COLUMN     "mailed_at" TIMESTAMPTZ(3);
