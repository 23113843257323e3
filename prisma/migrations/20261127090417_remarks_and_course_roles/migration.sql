-- CreateEnum
CREATE TYPE "course_role_kind" AS ENUM ('author', 'reviewer', 'publisher');

-- AlterTable
ALTER TABLE "draft_comment" ADD COLUMN     "quote" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "draft_reply" (
    "id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_role" (
    "slug" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "course_role_kind" NOT NULL,
    "granted_by" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_role_pkey" PRIMARY KEY ("slug","role","person_id")
);

-- CreateIndex
CREATE INDEX "draft_reply_comment_id_idx" ON "draft_reply"("comment_id");

-- AddForeignKey
ALTER TABLE "draft_reply" ADD CONSTRAINT "draft_reply_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "draft_comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
