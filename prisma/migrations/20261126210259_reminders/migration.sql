-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('duty', 'contact_digest', 'office_digest');

-- CreateEnum
CREATE TYPE "reminder_step" AS ENUM ('assigned', 'before', 'after', 'monthly', 'weekly');

-- CreateEnum
CREATE TYPE "reminder_outcome" AS ENUM ('sent', 'already_today', 'excused', 'on_leave', 'left', 'completed', 'rule_closed', 'unsubscribed', 'no_address', 'reminders_off', 'nothing_to_say');

-- CreateEnum
CREATE TYPE "reminder_choice" AS ENUM ('courtesy', 'digest');

-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "handed_at" TIMESTAMPTZ(3),
ADD COLUMN     "is_once" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unsubscribe_url" TEXT;

-- CreateTable
CREATE TABLE "reminder_schedule" (
    "ambito_id" UUID NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "days_before" INTEGER[],
    "days_after" INTEGER NOT NULL,
    "digest_weekday" INTEGER NOT NULL,
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_schedule_pkey" PRIMARY KEY ("ambito_id")
);

-- CreateTable
CREATE TABLE "reminder_run" (
    "ambito_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_run_pkey" PRIMARY KEY ("ambito_id","day")
);

-- CreateTable
CREATE TABLE "reminder_mail" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "mail_id" UUID NOT NULL,

    CONSTRAINT "reminder_mail_pkey" PRIMARY KEY ("person_id","day")
);

-- CreateTable
CREATE TABLE "reminder" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "ambito_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" "reminder_kind" NOT NULL,
    "step" "reminder_step" NOT NULL,
    "step_on" DATE NOT NULL,
    "rule_id" UUID,
    "assigned_on" DATE,
    "due_on" DATE,
    "outcome" "reminder_outcome" NOT NULL,
    "mail_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("person_id","day","ambito_id","subject_id")
);

-- CreateTable
CREATE TABLE "reminder_refusal" (
    "person_id" UUID NOT NULL,
    "choice" "reminder_choice" NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_refusal_pkey" PRIMARY KEY ("person_id","choice")
);

-- CreateIndex
CREATE UNIQUE INDEX "reminder_mail_mail_id_key" ON "reminder_mail"("mail_id");

-- CreateIndex
CREATE INDEX "reminder_ambito_id_day_idx" ON "reminder"("ambito_id", "day");
