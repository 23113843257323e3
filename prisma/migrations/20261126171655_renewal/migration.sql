-- AlterEnum
ALTER TYPE "certificate_event_kind" ADD VALUE 'renewed';

-- DropIndex
DROP INDEX "enrolment_person_id_edition_id_key";

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "renews_id" UUID,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "superseded_at" TIMESTAMPTZ(3),
ADD COLUMN     "validity_months" INTEGER;

-- AlterTable
ALTER TABLE "certificate_event" ADD COLUMN     "may_retake" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_renews_id_key" ON "enrolment"("renews_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_person_id_edition_id_round_key" ON "enrolment"("person_id", "edition_id", "round");

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_renews_id_fkey" FOREIGN KEY ("renews_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;
