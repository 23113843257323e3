-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "counter" "department_kind",
ADD COLUMN     "path" TEXT[];

-- CreateTable
CREATE TABLE "shared_reason" (
    "answer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "option" TEXT NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "shared_reason_pkey" PRIMARY KEY ("answer_id")
);

-- CreateIndex
CREATE INDEX "shared_reason_course_version_id_activity_id_item_id_option_idx" ON "shared_reason"("course_version_id", "activity_id", "item_id", "option");

-- AddForeignKey
ALTER TABLE "shared_reason" ADD CONSTRAINT "shared_reason_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Cases walked before: the main department of the day they began, as the site now writes it.
UPDATE "attempt" a SET "counter" = (
  SELECT d."kind" FROM "enrolment" e
  JOIN "membership" m ON m."person_id" = e."person_id"
    AND m."starts_on" <= (a."started_at" AT TIME ZONE 'Europe/Rome')::date
    AND (m."ends_on" IS NULL OR m."ends_on" >= (a."started_at" AT TIME ZONE 'Europe/Rome')::date)
  JOIN "department" d ON d."id" = m."department_id"
  WHERE e."id" = a."enrolment_id"
  ORDER BY m."is_main" DESC, m."starts_on", m."id" LIMIT 1)
WHERE a."kind" = 'case';

UPDATE "attempt" a SET "path" = ARRAY(
  SELECT w."item_id" || COALESCE('/' || (w."value"->>'option'), '') FROM "answer" w
  WHERE w."attempt_id" = a."id" AND w."value"->>'type' IN ('decision', 'continue') ORDER BY w."sequence")
WHERE a."kind" = 'case' AND a."submitted_at" IS NOT NULL;
