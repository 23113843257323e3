-- CreateIndex
CREATE INDEX "attempt_course_version_id_activity_id_idx" ON "attempt"("course_version_id", "activity_id");
