-- AlterTable
ALTER TABLE "completion" ADD COLUMN "voided_at" TIMESTAMPTZ(3);
