-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('comune', 'consortium', 'cooperative', 'association');

-- CreateEnum
CREATE TYPE "department_kind" AS ENUM ('social_services', 'registry', 'technical_office', 'nursery', 'local_police', 'other');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('trainer', 'ambito_office', 'contact', 'evaluator', 'administrator');

-- CreateEnum
CREATE TYPE "attendance_rule" AS ENUM ('declared_on_completion', 'measured_up_to_declared');

-- CreateEnum
CREATE TYPE "enrolment_state" AS ENUM ('enrolled', 'under_way', 'completed', 'withdrawn');

-- CreateEnum
CREATE TYPE "attendance_kind" AS ENUM ('declared_on_completion', 'measured_interval', 'correction');

-- CreateEnum
CREATE TYPE "assessment_kind" AS ENUM ('quiz', 'case');

-- CreateEnum
CREATE TYPE "certificate_event_kind" AS ENUM ('issued', 'revoked', 'replaced');

-- CreateEnum
CREATE TYPE "bundle_state" AS ENUM ('queued', 'running', 'ready', 'failed');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "fiscal_code_hash" TEXT NOT NULL,
    "fiscal_code_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'it',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "ambito" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "ambito_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" "organisation_kind" NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "province" TEXT,
    "istat_code" TEXT,
    "cadastral_code" TEXT,
    "ipa_code" TEXT,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_ambito" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "organisation_ambito_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "department_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "job_title" TEXT NOT NULL DEFAULT '',
    "is_main" BOOLEAN NOT NULL DEFAULT true,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "ambito_id" UUID,
    "organisation_id" UUID,
    "department_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "granted_by_id" UUID,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "current_version_id" UUID,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_version" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "threshold_percent" INTEGER NOT NULL,
    "outline" JSONB NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_version" (
    "course_version_id" UUID NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "module_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "artefact_hash" TEXT NOT NULL,

    CONSTRAINT "lesson_version_pkey" PRIMARY KEY ("course_version_id","lesson_id")
);

-- CreateTable
CREATE TABLE "artefact" (
    "hash" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "artefact_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "course_media" (
    "course_version_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "blob_sha256" TEXT NOT NULL,

    CONSTRAINT "course_media_pkey" PRIMARY KEY ("course_version_id","path")
);

-- CreateTable
CREATE TABLE "edition" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "attendance_rule" "attendance_rule" NOT NULL DEFAULT 'declared_on_completion',

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "state" "enrolment_state" NOT NULL DEFAULT 'enrolled',
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "last_lesson_id" TEXT,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_progress" (
    "enrolment_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "completed_at" TIMESTAMPTZ(3) NOT NULL,
    "score_basis_points" INTEGER,

    CONSTRAINT "activity_progress_pkey" PRIMARY KEY ("enrolment_id","activity_id")
);

-- CreateTable
CREATE TABLE "attendance_entry" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "kind" "attendance_kind" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3),
    "exited_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,

    CONSTRAINT "attendance_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "completion" (
    "enrolment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "completed_on" DATE NOT NULL,
    "completed_at" TIMESTAMPTZ(3) NOT NULL,
    "credited_minutes" INTEGER NOT NULL,
    "declared_minutes" INTEGER NOT NULL,
    "score_basis_points" INTEGER,
    "department_id" UUID,
    "organisation_id" UUID,
    "ambito_id" UUID,

    CONSTRAINT "completion_pkey" PRIMARY KEY ("enrolment_id")
);

-- CreateTable
CREATE TABLE "assessment_spec" (
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "kind" "assessment_kind" NOT NULL,
    "spec" JSONB NOT NULL,

    CONSTRAINT "assessment_spec_pkey" PRIMARY KEY ("course_version_id","activity_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "kind" "assessment_kind" NOT NULL,
    "number" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "drawn" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "points_hundredths" INTEGER,
    "max_hundredths" INTEGER,
    "passed" BOOLEAN,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "points_hundredths" INTEGER,
    "max_hundredths" INTEGER,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "ambito_id" UUID,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "verify_code" TEXT NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "person_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "organisation_id" UUID,
    "department_id" UUID,
    "facts" JSONB NOT NULL,
    "pdf_sha256" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_event" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "kind" "certificate_event_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID,
    "replaced_by_id" UUID,

    CONSTRAINT "certificate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_counter" (
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "certificate_counter_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "certificate_bundle" (
    "id" UUID NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "selection" JSONB NOT NULL,
    "state" "bundle_state" NOT NULL DEFAULT 'queued',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "blob_sha256" TEXT,
    "failure" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "certificate_bundle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_snapshot" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "matrix" JSONB NOT NULL,

    CONSTRAINT "coverage_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "sealed_order" BIGINT,
    "previous_hash" TEXT,
    "hash" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation_fact" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_fact_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_fiscal_code_hash_key" ON "person"("fiscal_code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "password_reset_account_id_idx" ON "password_reset"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "ambito_slug_key" ON "ambito"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "ambito_code_key" ON "ambito"("code");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_istat_code_key" ON "organisation"("istat_code");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_cadastral_code_key" ON "organisation"("cadastral_code");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_ipa_code_key" ON "organisation"("ipa_code");

-- CreateIndex
CREATE INDEX "organisation_name_idx" ON "organisation"("name");

-- CreateIndex
CREATE INDEX "organisation_ambito_ambito_id_idx" ON "organisation_ambito"("ambito_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_ambito_organisation_id_starts_on_key" ON "organisation_ambito"("organisation_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "department_organisation_id_name_key" ON "department"("organisation_id", "name");

-- CreateIndex
CREATE INDEX "membership_department_id_idx" ON "membership"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_person_id_department_id_starts_on_key" ON "membership"("person_id", "department_id", "starts_on");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_slug_key" ON "course"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "course_current_version_id_key" ON "course"("current_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_version_hash_key" ON "course_version"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "course_version_course_id_number_key" ON "course_version"("course_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "edition_course_id_name_key" ON "edition"("course_id", "name");

-- CreateIndex
CREATE INDEX "enrolment_edition_id_state_idx" ON "enrolment"("edition_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_person_id_edition_id_key" ON "enrolment"("person_id", "edition_id");

-- CreateIndex
CREATE INDEX "attendance_entry_enrolment_id_activity_id_idx" ON "attendance_entry"("enrolment_id", "activity_id");

-- CreateIndex
CREATE INDEX "completion_ambito_id_course_id_completed_on_idx" ON "completion"("ambito_id", "course_id", "completed_on");

-- CreateIndex
CREATE INDEX "completion_department_id_idx" ON "completion"("department_id");

-- CreateIndex
CREATE INDEX "completion_person_id_idx" ON "completion"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_enrolment_id_activity_id_number_key" ON "attempt"("enrolment_id", "activity_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "answer_attempt_id_sequence_key" ON "answer"("attempt_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_verify_code_key" ON "certificate"("verify_code");

-- CreateIndex
CREATE INDEX "certificate_person_id_idx" ON "certificate"("person_id");

-- CreateIndex
CREATE INDEX "certificate_ambito_id_course_id_idx" ON "certificate"("ambito_id", "course_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_enrolment_id_revision_key" ON "certificate"("enrolment_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_ambito_id_year_sequence_key" ON "certificate"("ambito_id", "year", "sequence");

-- CreateIndex
CREATE INDEX "certificate_event_certificate_id_idx" ON "certificate_event"("certificate_id");

-- CreateIndex
CREATE INDEX "certificate_bundle_ambito_id_requested_at_idx" ON "certificate_bundle"("ambito_id", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_snapshot_ambito_id_course_id_as_of_key" ON "coverage_snapshot"("ambito_id", "course_id", "as_of");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_sealed_order_key" ON "audit_entry"("sealed_order");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_hash_idx" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "mail_queued_at_idx" ON "mail"("queued_at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_ambito" ADD CONSTRAINT "organisation_ambito_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_ambito" ADD CONSTRAINT "organisation_ambito_ambito_id_fkey" FOREIGN KEY ("ambito_id") REFERENCES "ambito"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_ambito_id_fkey" FOREIGN KEY ("ambito_id") REFERENCES "ambito"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "course_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_artefact_hash_fkey" FOREIGN KEY ("artefact_hash") REFERENCES "artefact"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_progress" ADD CONSTRAINT "activity_progress_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_entry" ADD CONSTRAINT "attendance_entry_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "completion" ADD CONSTRAINT "completion_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_spec" ADD CONSTRAINT "assessment_spec_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
