-- CreateEnum
CREATE TYPE "mail_end" AS ENUM ('refused', 'too_late', 'withdrawn');

-- AlterTable
ALTER TABLE "mail" ADD COLUMN "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "given_up" "mail_end",
ADD COLUMN     "next_try_at" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- Mails whose job had given up before there was a word for it.
UPDATE "mail" SET "given_up" = 'too_late'
WHERE "failure" IS NOT NULL AND "sent_at" IS NULL AND "handed_at" IS NULL AND "queued_at" < now() - interval '10 minutes';
