-- CreateEnum
CREATE TYPE "open_answer_state" AS ENUM ('waiting', 'second_waiting', 'to_settle', 'returned', 'marked');

-- CreateEnum
CREATE TYPE "marking_kind" AS ENUM ('mark', 'return', 'settlement');

-- CreateTable
CREATE TABLE "open_answer" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "attempt_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "second" BOOLEAN NOT NULL,
    "department_kind" "department_kind",
    "state" "open_answer_state" NOT NULL DEFAULT 'waiting',
    "text_number" INTEGER NOT NULL DEFAULT 1,
    "waiting_since" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "open_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_text" (
    "id" UUID NOT NULL,
    "open_answer_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "marking" (
    "id" UUID NOT NULL,
    "open_answer_id" UUID NOT NULL,
    "text_number" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" "marking_kind" NOT NULL,
    "marker_id" UUID NOT NULL,
    "levels" JSONB NOT NULL,
    "comments" JSONB NOT NULL,
    "comment" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marking_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "open_answer_state_waiting_since_idx" ON "open_answer"("state", "waiting_since");

-- CreateIndex
CREATE INDEX "open_answer_course_version_id_activity_id_idx" ON "open_answer"("course_version_id", "activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "open_answer_enrolment_id_item_id_key" ON "open_answer"("enrolment_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_text_open_answer_id_number_key" ON "answer_text"("open_answer_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "marking_open_answer_id_text_number_place_key" ON "marking"("open_answer_id", "text_number", "place");

-- CreateIndex
CREATE UNIQUE INDEX "marking_open_answer_id_text_number_marker_id_kind_key" ON "marking"("open_answer_id", "text_number", "marker_id", "kind");

-- AddForeignKey
ALTER TABLE "open_answer" ADD CONSTRAINT "open_answer_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_text" ADD CONSTRAINT "answer_text_open_answer_id_fkey" FOREIGN KEY ("open_answer_id") REFERENCES "open_answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marking" ADD CONSTRAINT "marking_open_answer_id_fkey" FOREIGN KEY ("open_answer_id") REFERENCES "open_answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
