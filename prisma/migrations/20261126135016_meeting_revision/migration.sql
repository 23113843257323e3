-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "told_revision" INTEGER NOT NULL DEFAULT 0;
