-- CreateEnum
CREATE TYPE "signature_kind" AS ENUM ('seal', 'signature');

-- AlterTable
ALTER TABLE "certificate_event" ADD COLUMN     "public_reason" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "certificate_signature" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "kind" "signature_kind" NOT NULL,
    "pdf_sha256" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "timestamped_at" TIMESTAMPTZ(3),
    "fault" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,

    CONSTRAINT "certificate_signature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "certificate_signature_certificate_id_idx" ON "certificate_signature"("certificate_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_signature_pdf_sha256_place_key" ON "certificate_signature"("pdf_sha256", "place");

-- AddForeignKey
ALTER TABLE "certificate_signature" ADD CONSTRAINT "certificate_signature_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
