-- What reports of a place read of each of its people comes out of the index, and not row by row out of the whole table.
DROP INDEX "membership_department_id_idx";
CREATE INDEX "membership_department_id_idx" ON "membership"("department_id")
  INCLUDE ("person_id", "is_main", "starts_on", "ends_on", "id");

-- Rows of these two are written once and never changed.
DROP INDEX "completion_ambito_id_course_id_completed_on_idx";
CREATE INDEX "completion_ambito_id_course_id_completed_on_idx" ON "completion"("ambito_id", "course_id", "completed_on")
  INCLUDE ("completed_at", "person_id", "department_id", "organisation_id", "credited_minutes", "enrolment_id");

DROP INDEX "attendance_entry_enrolment_id_activity_id_idx";
CREATE INDEX "attendance_entry_enrolment_id_activity_id_idx" ON "attendance_entry"("enrolment_id", "activity_id")
  INCLUDE ("minutes", "recorded_at");
