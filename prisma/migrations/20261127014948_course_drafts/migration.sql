-- CreateTable
CREATE TABLE "course_source_file" (
    "course_version_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "course_source_file_pkey" PRIMARY KEY ("course_version_id","path")
);

-- CreateTable
CREATE TABLE "course_draft" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "base_version_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "course_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_file" (
    "draft_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "text" TEXT,
    "blob_sha256" TEXT,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "draft_file_pkey" PRIMARY KEY ("draft_id","path")
);

-- CreateTable
CREATE TABLE "draft_change" (
    "draft_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "text" TEXT,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_change_pkey" PRIMARY KEY ("draft_id","revision","path")
);

-- CreateIndex
CREATE UNIQUE INDEX "course_draft_slug_key" ON "course_draft"("slug");

-- CreateIndex
CREATE INDEX "draft_change_draft_id_path_revision_idx" ON "draft_change"("draft_id", "path", "revision");

-- AddForeignKey
ALTER TABLE "course_source_file" ADD CONSTRAINT "course_source_file_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_draft" ADD CONSTRAINT "course_draft_base_version_id_fkey" FOREIGN KEY ("base_version_id") REFERENCES "course_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_change" ADD CONSTRAINT "draft_change_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
