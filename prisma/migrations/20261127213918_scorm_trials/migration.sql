-- AlterTable
ALTER TABLE "scorm_attempt" ADD COLUMN     "tried_by_id" UUID,
ALTER COLUMN "enrolment_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "scorm_attempt_tried_by_id_package_id_number_key" ON "scorm_attempt"("tried_by_id", "package_id", "number");

-- AddForeignKey
ALTER TABLE "scorm_attempt" ADD CONSTRAINT "scorm_attempt_tried_by_id_fkey" FOREIGN KEY ("tried_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A trial is nobody's enrolment.
ALTER TABLE "scorm_attempt" ADD CONSTRAINT "scorm_attempt_of_one" CHECK (("enrolment_id" IS NULL) <> ("tried_by_id" IS NULL));
