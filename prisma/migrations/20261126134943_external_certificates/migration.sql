-- CreateEnum
CREATE TYPE "external_source" AS ENUM ('syllabus', 'other');

-- CreateEnum
CREATE TYPE "external_verdict" AS ENUM ('approved', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "ambito" ADD COLUMN     "yearly_target_minutes" INTEGER NOT NULL DEFAULT 2400;

-- CreateTable
CREATE TABLE "external_certificate" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "source" "external_source" NOT NULL,
    "title" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "ended_on" DATE NOT NULL,
    "evidence_sha256" TEXT NOT NULL,
    "evidence_type" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_decision" (
    "external_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "verdict" "external_verdict" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_decision_pkey" PRIMARY KEY ("external_id","number")
);

-- CreateIndex
CREATE INDEX "external_certificate_person_id_ended_on_idx" ON "external_certificate"("person_id", "ended_on");

-- CreateIndex
CREATE INDEX "external_certificate_ambito_id_entered_at_idx" ON "external_certificate"("ambito_id", "entered_at");

-- CreateIndex
CREATE INDEX "external_certificate_evidence_sha256_idx" ON "external_certificate"("evidence_sha256");

-- AddForeignKey
ALTER TABLE "external_certificate" ADD CONSTRAINT "external_certificate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_external_id_fkey" FOREIGN KEY ("external_id") REFERENCES "external_certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
