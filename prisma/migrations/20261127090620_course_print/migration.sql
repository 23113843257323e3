-- CreateEnum
CREATE TYPE "course_print_state" AS ENUM ('queued', 'reading', 'setting', 'ready', 'failed');

-- CreateTable
CREATE TABLE "course_print" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "version_id" UUID,
    "draft_id" UUID,
    "revision" INTEGER,
    "book" TEXT NOT NULL,
    "state" "course_print_state" NOT NULL DEFAULT 'queued',
    "failure" TEXT,
    "bytes" BYTEA,
    "size" INTEGER,
    "pages" INTEGER,
    "is_archive" BOOLEAN,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_print_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "course_print_key_key" ON "course_print"("key");

-- CreateIndex
CREATE INDEX "course_print_requested_at_idx" ON "course_print"("requested_at");
