-- CreateEnum
CREATE TYPE "due_kind" AS ENUM ('fixed_day', 'days_after', 'recurring');

-- CreateTable
CREATE TABLE "assignment_rule" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_ids" UUID[],
    "organisation_kinds" "organisation_kind"[],
    "department_kinds" "department_kind"[],
    "job_title" TEXT NOT NULL DEFAULT '',
    "new_hire_days" INTEGER,
    "due_kind" "due_kind" NOT NULL,
    "due_on" DATE,
    "due_days" INTEGER,
    "cycle_months" INTEGER,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "assigned_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "rule_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "assigned_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "ended_on" DATE,
    "is_again" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("rule_id","person_id","cycle")
);

-- CreateTable
CREATE TABLE "assignment_waiver" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_waiver_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignment_rule_ambito_id_idx" ON "assignment_rule"("ambito_id");

-- CreateIndex
CREATE INDEX "assignment_person_id_course_id_idx" ON "assignment"("person_id", "course_id");

-- CreateIndex
CREATE INDEX "assignment_course_id_due_on_idx" ON "assignment"("course_id", "due_on");

-- CreateIndex
CREATE INDEX "assignment_waiver_person_id_course_id_idx" ON "assignment_waiver"("person_id", "course_id");

-- CreateIndex
CREATE INDEX "assignment_waiver_ambito_id_course_id_idx" ON "assignment_waiver"("ambito_id", "course_id");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "assignment_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
