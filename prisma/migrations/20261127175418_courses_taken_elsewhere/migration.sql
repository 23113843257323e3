-- CreateTable
CREATE TABLE "course_export" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "version_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "module_id" TEXT,
    "state" "course_print_state" NOT NULL DEFAULT 'queued',
    "failure" TEXT,
    "bytes" BYTEA,
    "size" INTEGER,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "course_export_key_key" ON "course_export"("key");

-- CreateIndex
CREATE INDEX "course_export_slug_requested_at_idx" ON "course_export"("slug", "requested_at");

-- CreateIndex
CREATE INDEX "course_export_requested_at_idx" ON "course_export"("requested_at");
