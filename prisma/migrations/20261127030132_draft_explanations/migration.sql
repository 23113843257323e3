-- CreateTable
CREATE TABLE "draft_explanation" (
    "draft_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "explained_by" UUID NOT NULL,
    "explained_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_explanation_pkey" PRIMARY KEY ("draft_id","kind","words")
);

-- AddForeignKey
ALTER TABLE "draft_explanation" ADD CONSTRAINT "draft_explanation_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
