-- CreateEnum
CREATE TYPE "invitation_channel" AS ENUM ('mail', 'letter');

-- CreateTable
CREATE TABLE "invitation" (
    "person_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel" "invitation_channel" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "mail_id" UUID,
    "invited_by_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "printed_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "wrong_tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "invitation_run" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "department_ids" UUID[],
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "mailed" INTEGER NOT NULL DEFAULT 0,
    "lettered" INTEGER NOT NULL DEFAULT 0,
    "last_person_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_id_key" ON "invitation"("id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_run_ambito_id_requested_at_idx" ON "invitation_run"("ambito_id", "requested_at");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
