-- CreateEnum
CREATE TYPE "scorm_completion" AS ENUM ('unknown', 'incomplete', 'completed');

-- CreateEnum
CREATE TYPE "scorm_success" AS ENUM ('unknown', 'passed', 'failed');

-- CreateTable
CREATE TABLE "scorm_package" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "structure" JSONB NOT NULL,
    "report" JSONB NOT NULL DEFAULT '{}',
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorm_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorm_file" (
    "package_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "blob_sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "scorm_file_pkey" PRIMARY KEY ("package_id","path")
);

-- CreateTable
CREATE TABLE "scorm_placement" (
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "package_id" UUID NOT NULL,

    CONSTRAINT "scorm_placement_pkey" PRIMARY KEY ("course_version_id","activity_id")
);

-- CreateTable
CREATE TABLE "scorm_attempt" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "package_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "window_id" UUID,
    "window_at" TIMESTAMPTZ(3),
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "item_id" TEXT NOT NULL DEFAULT '',
    "sequencing" TEXT NOT NULL DEFAULT '',
    "completion" "scorm_completion" NOT NULL DEFAULT 'unknown',
    "success" "scorm_success" NOT NULL DEFAULT 'unknown',
    "score_basis_points" INTEGER,
    "last_commit_at" TIMESTAMPTZ(3),
    "rate_minute" INTEGER NOT NULL DEFAULT 0,
    "rate_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "scorm_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorm_item" (
    "attempt_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "stamps" JSONB NOT NULL,
    "exit" TEXT NOT NULL DEFAULT '',
    "ended" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "scorm_item_pkey" PRIMARY KEY ("attempt_id","item_id")
);

-- CreateTable
CREATE TABLE "scorm_session" (
    "attempt_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "window_id" UUID NOT NULL,
    "launch" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,

    CONSTRAINT "scorm_session_pkey" PRIMARY KEY ("attempt_id","item_id","window_id","launch")
);

-- CreateTable
CREATE TABLE "scorm_commit" (
    "attempt_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "window_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "change" JSONB NOT NULL,
    "calls" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "scorm_commit_pkey" PRIMARY KEY ("attempt_id","window_id","sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "scorm_package_name_version_key" ON "scorm_package"("name", "version");

-- CreateIndex
CREATE INDEX "scorm_file_blob_sha256_idx" ON "scorm_file"("blob_sha256");

-- CreateIndex
CREATE INDEX "scorm_attempt_package_id_idx" ON "scorm_attempt"("package_id");

-- CreateIndex
CREATE UNIQUE INDEX "scorm_attempt_enrolment_id_activity_id_number_key" ON "scorm_attempt"("enrolment_id", "activity_id", "number");

-- AddForeignKey
ALTER TABLE "scorm_file" ADD CONSTRAINT "scorm_file_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "scorm_package"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorm_placement" ADD CONSTRAINT "scorm_placement_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorm_placement" ADD CONSTRAINT "scorm_placement_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "scorm_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorm_attempt" ADD CONSTRAINT "scorm_attempt_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorm_attempt" ADD CONSTRAINT "scorm_attempt_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "scorm_package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorm_item" ADD CONSTRAINT "scorm_item_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "scorm_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorm_session" ADD CONSTRAINT "scorm_session_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "scorm_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorm_commit" ADD CONSTRAINT "scorm_commit_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "scorm_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
