-- AlterTable
ALTER TABLE "course" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "course_version" ADD COLUMN     "effect" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "set_aside_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "draft_publication" (
    "draft_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,
    "effect" JSONB NOT NULL,
    "scheduled_by" UUID NOT NULL,
    "scheduled_at" TIMESTAMPTZ(3) NOT NULL,
    "failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "draft_publication_pkey" PRIMARY KEY ("draft_id")
);

-- CreateTable
CREATE TABLE "enrolment_move" (
    "enrolment_id" UUID NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "from_version_id" UUID NOT NULL,
    "to_version_id" UUID NOT NULL,
    "again" TEXT[],
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_move_pkey" PRIMARY KEY ("enrolment_id","moved_at")
);

-- CreateIndex
CREATE INDEX "enrolment_move_to_version_id_settled_at_idx" ON "enrolment_move"("to_version_id", "settled_at");

-- AddForeignKey
ALTER TABLE "draft_publication" ADD CONSTRAINT "draft_publication_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_move" ADD CONSTRAINT "enrolment_move_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
