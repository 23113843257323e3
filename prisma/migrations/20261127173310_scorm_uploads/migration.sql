-- CreateEnum
CREATE TYPE "scorm_upload_state" AS ENUM ('receiving', 'checking', 'keeping', 'kept', 'refused', 'failed');

-- CreateTable
CREATE TABLE "blob_piece" (
    "sha256" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_piece_pkey" PRIMARY KEY ("sha256","position")
);

-- CreateTable
CREATE TABLE "scorm_upload" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "replaces" TEXT NOT NULL DEFAULT '',
    "state" "scorm_upload_state" NOT NULL DEFAULT 'receiving',
    "report" JSONB,
    "package_id" UUID,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorm_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorm_upload_piece" (
    "upload_id" UUID NOT NULL,
    "offset" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "scorm_upload_piece_pkey" PRIMARY KEY ("upload_id","offset")
);

-- CreateIndex
CREATE INDEX "scorm_upload_added_by_id_state_idx" ON "scorm_upload"("added_by_id", "state");

-- AddForeignKey
ALTER TABLE "scorm_upload_piece" ADD CONSTRAINT "scorm_upload_piece_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "scorm_upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;
