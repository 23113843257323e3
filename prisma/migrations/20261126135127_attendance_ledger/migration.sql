-- AlterTable
ALTER TABLE "attendance_contest_answer" ADD COLUMN     "ambito_id" UUID NOT NULL;

-- CreateIndex
CREATE INDEX "attendance_interval_received_at_idx" ON "attendance_interval" USING BRIN ("received_at");
