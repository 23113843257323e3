-- CreateEnum
CREATE TYPE "practice_kind" AS ENUM ('journal', 'survey');

-- CreateEnum
CREATE TYPE "survey_moment" AS ENUM ('pre', 'post');

-- AlterEnum
ALTER TYPE "assessment_kind" ADD VALUE 'form';

-- CreateTable
CREATE TABLE "practice_spec" (
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "practice_kind" NOT NULL,
    "spec" JSONB NOT NULL,

    CONSTRAINT "practice_spec_pkey" PRIMARY KEY ("course_version_id","activity_id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_tally" (
    "course_id" UUID NOT NULL,
    "pair" TEXT NOT NULL,
    "moment" "survey_moment" NOT NULL,
    "wording" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "survey_tally_pkey" PRIMARY KEY ("course_id","pair","moment","wording")
);

-- CreateTable
CREATE TABLE "survey_taken" (
    "enrolment_id" UUID NOT NULL,
    "pair" TEXT NOT NULL,
    "moment" "survey_moment" NOT NULL,

    CONSTRAINT "survey_taken_pkey" PRIMARY KEY ("enrolment_id","pair","moment")
);

-- CreateIndex
CREATE INDEX "journal_entry_person_id_written_at_idx" ON "journal_entry"("person_id", "written_at");

-- AddForeignKey
ALTER TABLE "practice_spec" ADD CONSTRAINT "practice_spec_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
