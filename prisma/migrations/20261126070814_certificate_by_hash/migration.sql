-- CreateIndex
CREATE INDEX "certificate_pdf_sha256_idx" ON "certificate"("pdf_sha256");
