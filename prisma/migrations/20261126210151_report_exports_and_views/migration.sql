-- CreateEnum
CREATE TYPE "report_format" AS ENUM ('csv', 'xlsx', 'ods', 'pdf');

-- CreateEnum
CREATE TYPE "report_export_state" AS ENUM ('queued', 'running', 'ready', 'failed', 'forgotten');

-- CreateEnum
CREATE TYPE "view_rhythm" AS ENUM ('weekly', 'monthly');

-- CreateTable
CREATE TABLE "report_export" (
    "id" UUID NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "format" "report_format" NOT NULL,
    "locale" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT[],
    "part" JSONB NOT NULL,
    "state" "report_export_state" NOT NULL DEFAULT 'queued',
    "failure" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "expected" INTEGER,
    "file_name" TEXT,
    "size" BIGINT,
    "as_of" DATE,
    "computed_at" TIMESTAMPTZ(3),
    "snapshot_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_export_chunk" (
    "export_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "report_export_chunk_pkey" PRIMARY KEY ("export_id","generation","position")
);

-- CreateTable
CREATE TABLE "report_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "rhythm" "view_rhythm",
    "rhythm_on" DATE,

    CONSTRAINT "report_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "view_recipient" (
    "view_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "view_recipient_pkey" PRIMARY KEY ("view_id","person_id")
);

-- CreateTable
CREATE TABLE "view_delivery" (
    "view_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "period" DATE NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "view_delivery_pkey" PRIMARY KEY ("view_id","person_id","period")
);

-- CreateIndex
CREATE INDEX "report_export_ambito_id_requested_at_idx" ON "report_export"("ambito_id", "requested_at");

-- CreateIndex
CREATE INDEX "report_export_state_idx" ON "report_export"("state");

-- CreateIndex
CREATE INDEX "report_view_ambito_id_idx" ON "report_view"("ambito_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_view_owner_id_ambito_id_name_key" ON "report_view"("owner_id", "ambito_id", "name");

-- AddForeignKey
ALTER TABLE "report_export_chunk" ADD CONSTRAINT "report_export_chunk_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "report_export"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_recipient" ADD CONSTRAINT "view_recipient_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "report_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_delivery" ADD CONSTRAINT "view_delivery_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "report_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;
