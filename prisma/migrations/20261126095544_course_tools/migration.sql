-- AlterTable
ALTER TABLE "course_version" ADD COLUMN     "tools" JSONB NOT NULL DEFAULT '{}';
