-- AlterTable
ALTER TABLE "course" ADD COLUMN     "translation_of_id" UUID;

-- AlterTable
ALTER TABLE "course_version" ADD COLUMN     "translates_id" UUID;

-- CreateIndex
CREATE INDEX "course_translation_of_id_idx" ON "course"("translation_of_id");

-- CreateIndex
CREATE INDEX "course_version_translates_id_idx" ON "course_version"("translates_id");

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_translation_of_id_fkey" FOREIGN KEY ("translation_of_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_translates_id_fkey" FOREIGN KEY ("translates_id") REFERENCES "course_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;
