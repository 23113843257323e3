-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "withdrawn_reason" TEXT NOT NULL DEFAULT '';
