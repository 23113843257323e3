-- AlterTable
ALTER TABLE "key_correction" ADD COLUMN     "together_with" UUID;

-- CreateIndex
CREATE INDEX "key_correction_together_with_idx" ON "key_correction"("together_with");

-- AddForeignKey
ALTER TABLE "key_correction" ADD CONSTRAINT "key_correction_together_with_fkey" FOREIGN KEY ("together_with") REFERENCES "key_correction"("id") ON DELETE SET NULL ON UPDATE CASCADE;
