-- CreateTable
CREATE TABLE "draft_presence" (
    "draft_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_presence_pkey" PRIMARY KEY ("draft_id","path","person_id")
);

-- AddForeignKey
ALTER TABLE "draft_presence" ADD CONSTRAINT "draft_presence_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
