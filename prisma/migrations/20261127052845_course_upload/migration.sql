-- CreateTable
CREATE TABLE "course_upload" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "course_upload_uploaded_at_idx" ON "course_upload"("uploaded_at");
