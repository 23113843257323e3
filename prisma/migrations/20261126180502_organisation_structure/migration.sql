-- CreateEnum
CREATE TYPE "reorganisation_kind" AS ENUM ('transfer', 'merge_ambiti', 'split_ambito', 'merge_organisations', 'split_organisation');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "organisation_kind" ADD VALUE 'special_company';
ALTER TYPE "organisation_kind" ADD VALUE 'mountain_community';
ALTER TYPE "organisation_kind" ADD VALUE 'health_agency';

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "ends_on" DATE,
ADD COLUMN     "starts_on" DATE;

-- CreateTable
CREATE TABLE "ambito_lead" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "ambito_lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_name" (
    "id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "former_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reorganisation" (
    "id" UUID NOT NULL,
    "kind" "reorganisation_kind" NOT NULL,
    "starts_on" DATE NOT NULL,
    "detail" JSONB NOT NULL,
    "done_by_id" UUID NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reorganisation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ambito_lead_ambito_id_starts_on_key" ON "ambito_lead"("ambito_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "former_name_subject_id_last_day_key" ON "former_name"("subject_id", "last_day");

-- CreateIndex
CREATE INDEX "reorganisation_done_at_idx" ON "reorganisation"("done_at");

-- AddForeignKey
ALTER TABLE "ambito_lead" ADD CONSTRAINT "ambito_lead_ambito_id_fkey" FOREIGN KEY ("ambito_id") REFERENCES "ambito"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambito_lead" ADD CONSTRAINT "ambito_lead_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
