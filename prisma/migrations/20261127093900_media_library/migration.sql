-- AlterTable
ALTER TABLE "draft_change" ADD COLUMN     "blob_sha256" TEXT;

-- CreateTable
CREATE TABLE "media_item" (
    "id" UUID NOT NULL,
    "blob_sha256" TEXT NOT NULL,
    "thumb_sha256" TEXT,
    "kind" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "alt" TEXT NOT NULL DEFAULT '',
    "captions" TEXT,
    "transcript" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "size" INTEGER NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "media_item_blob_sha256_key" ON "media_item"("blob_sha256");

-- CreateIndex
CREATE INDEX "media_item_added_at_idx" ON "media_item"("added_at");

-- CreateIndex
CREATE INDEX "media_item_added_by_id_idx" ON "media_item"("added_by_id");

-- What the last change of a media file made it into is known: the file has it.
UPDATE "draft_change" c SET "blob_sha256" = f."blob_sha256"
FROM "draft_file" f
WHERE f."draft_id" = c."draft_id" AND f."path" = c."path" AND f."revision" = c."revision" AND f."blob_sha256" IS NOT NULL;

-- CreateIndex
CREATE INDEX "course_media_blob_sha256_idx" ON "course_media"("blob_sha256");

-- CreateIndex
CREATE INDEX "draft_file_blob_sha256_idx" ON "draft_file"("blob_sha256");

-- CreateIndex
CREATE INDEX "draft_change_blob_sha256_idx" ON "draft_change"("blob_sha256");

-- CreateIndex
CREATE INDEX "media_item_thumb_sha256_idx" ON "media_item"("thumb_sha256");
