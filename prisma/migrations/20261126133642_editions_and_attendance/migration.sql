-- CreateEnum
CREATE TYPE "edition_mode" AS ENUM ('asynchronous', 'live_online', 'in_person', 'blended');

-- CreateEnum
CREATE TYPE "credit_system" AS ENUM ('cnoas', 'ecm');

-- CreateEnum
CREATE TYPE "credit_state" AS ENUM ('requested', 'granted', 'refused');

-- CreateEnum
CREATE TYPE "interval_exit" AS ENUM ('still_here', 'hidden', 'left');

-- CreateEnum
CREATE TYPE "scan_direction" AS ENUM ('entry', 'exit');

-- CreateEnum
CREATE TYPE "presence_source" AS ENUM ('code', 'teacher', 'paper', 'guest');

-- AlterEnum
ALTER TYPE "attendance_kind" ADD VALUE 'meeting';

-- DropIndex
DROP INDEX "edition_course_id_name_key";

-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "ambito_id" UUID,
ADD COLUMN     "certificate_language" TEXT NOT NULL DEFAULT 'it',
ADD COLUMN     "cup" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "exercises_required" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "fund" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "mode" "edition_mode" NOT NULL DEFAULT 'asynchronous',
ADD COLUMN     "place" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "project_code" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seats" INTEGER,
ADD COLUMN     "self_enrolment" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "signatory_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "signatory_office" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "threshold_percent" INTEGER,
ADD COLUMN     "validity_months" INTEGER;

-- CreateTable
CREATE TABLE "edition_teacher" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "office" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "edition_teacher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_area" (
    "edition_id" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "edition_area_pkey" PRIMARY KEY ("edition_id","area")
);

-- CreateTable
CREATE TABLE "edition_logo" (
    "edition_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "blob_sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "alt" TEXT NOT NULL,

    CONSTRAINT "edition_logo_pkey" PRIMARY KEY ("edition_id","position")
);

-- CreateTable
CREATE TABLE "edition_credit" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "system" "credit_system" NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',
    "state" "credit_state" NOT NULL DEFAULT 'requested',
    "body" TEXT NOT NULL DEFAULT '',
    "event_id" TEXT NOT NULL DEFAULT '',
    "requested_tenths" INTEGER,
    "granted_tenths" INTEGER,

    CONSTRAINT "edition_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance_interval" (
    "window_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "exited_at" TIMESTAMPTZ(3) NOT NULL,
    "exit" "interval_exit" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_interval_pkey" PRIMARY KEY ("window_id","sequence")
);

-- CreateTable
CREATE TABLE "attendance_contest" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "asked_minutes" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance_contest_answer" (
    "contest_id" UUID NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "correction_id" UUID,
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_contest_answer_pkey" PRIMARY KEY ("contest_id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "mode" "edition_mode" NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "secret" TEXT NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_teacher" (
    "meeting_id" UUID NOT NULL,
    "teacher_id" UUID NOT NULL,

    CONSTRAINT "meeting_teacher_pkey" PRIMARY KEY ("meeting_id","teacher_id")
);

-- CreateTable
CREATE TABLE "meeting_scan" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "direction" "scan_direction" NOT NULL,
    "refusal" TEXT,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_presence" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3),
    "exited_at" TIMESTAMPTZ(3),
    "source" "presence_source" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_presence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_guest" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "entered_at" TIMESTAMPTZ(3),
    "exited_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "enrolment_id" UUID,
    "matched_at" TIMESTAMPTZ(3),
    "matched_by_id" UUID,

    CONSTRAINT "meeting_guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "edition_teacher_person_id_idx" ON "edition_teacher"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "edition_teacher_edition_id_position_key" ON "edition_teacher"("edition_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "edition_credit_edition_id_system_kind_key" ON "edition_credit"("edition_id", "system", "kind");

-- CreateIndex
CREATE INDEX "attendance_interval_enrolment_id_activity_id_idx" ON "attendance_interval"("enrolment_id", "activity_id");

-- CreateIndex
CREATE INDEX "attendance_contest_enrolment_id_idx" ON "attendance_contest"("enrolment_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_contest_answer_correction_id_key" ON "attendance_contest_answer"("correction_id");

-- CreateIndex
CREATE INDEX "meeting_edition_id_starts_at_idx" ON "meeting"("edition_id", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_starts_at_idx" ON "meeting"("starts_at");

-- CreateIndex
CREATE INDEX "meeting_scan_meeting_id_scanned_at_idx" ON "meeting_scan"("meeting_id", "scanned_at");

-- CreateIndex
CREATE INDEX "meeting_scan_person_id_idx" ON "meeting_scan"("person_id");

-- CreateIndex
CREATE INDEX "meeting_presence_meeting_id_enrolment_id_recorded_at_idx" ON "meeting_presence"("meeting_id", "enrolment_id", "recorded_at");

-- CreateIndex
CREATE INDEX "meeting_presence_enrolment_id_idx" ON "meeting_presence"("enrolment_id");

-- CreateIndex
CREATE INDEX "meeting_guest_meeting_id_idx" ON "meeting_guest"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "edition_ambito_id_starts_on_idx" ON "edition"("ambito_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "edition_course_id_ambito_id_name_key" ON "edition"("course_id", "ambito_id", "name");

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_ambito_id_fkey" FOREIGN KEY ("ambito_id") REFERENCES "ambito"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_teacher" ADD CONSTRAINT "edition_teacher_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_teacher" ADD CONSTRAINT "edition_teacher_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_area" ADD CONSTRAINT "edition_area_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_logo" ADD CONSTRAINT "edition_logo_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_credit" ADD CONSTRAINT "edition_credit_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_interval" ADD CONSTRAINT "attendance_interval_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_contest" ADD CONSTRAINT "attendance_contest_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_contest_answer" ADD CONSTRAINT "attendance_contest_answer_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "attendance_contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_teacher" ADD CONSTRAINT "meeting_teacher_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_teacher" ADD CONSTRAINT "meeting_teacher_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "edition_teacher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_scan" ADD CONSTRAINT "meeting_scan_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_presence" ADD CONSTRAINT "meeting_presence_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_presence" ADD CONSTRAINT "meeting_presence_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
