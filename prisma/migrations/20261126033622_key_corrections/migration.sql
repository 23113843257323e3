-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "graded_with" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "key_correction" (
    "id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "question" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_regrade" (
    "attempt_id" UUID NOT NULL,
    "correction_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "points_before" INTEGER NOT NULL,
    "points_after" INTEGER NOT NULL,
    "max" INTEGER NOT NULL,
    "passed_before" BOOLEAN NOT NULL,
    "passed_after" BOOLEAN NOT NULL,
    "regraded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_regrade_pkey" PRIMARY KEY ("attempt_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "key_correction_course_version_id_activity_id_number_key" ON "key_correction"("course_version_id", "activity_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_regrade_correction_id_attempt_id_key" ON "attempt_regrade"("correction_id", "attempt_id");

-- AddForeignKey
ALTER TABLE "attempt_regrade" ADD CONSTRAINT "attempt_regrade_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_regrade" ADD CONSTRAINT "attempt_regrade_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "key_correction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
