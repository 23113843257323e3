-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "deadline_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "attempt_submitted_at_deadline_at_idx" ON "attempt"("submitted_at", "deadline_at");
