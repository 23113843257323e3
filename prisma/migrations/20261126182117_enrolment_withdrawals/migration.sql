-- CreateTable
CREATE TABLE "enrolment_withdrawal" (
    "enrolment_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,
    "reopened_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_withdrawal_pkey" PRIMARY KEY ("enrolment_id","withdrawn_at")
);

-- AddForeignKey
ALTER TABLE "enrolment_withdrawal" ADD CONSTRAINT "enrolment_withdrawal_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who is withdrawn today: since the moment the audit tells, or since now where it tells none.
INSERT INTO "enrolment_withdrawal" ("enrolment_id", "withdrawn_at")
SELECT e."id", COALESCE((
    SELECT max(a."at") FROM "audit_entry" a
    WHERE a."subject_type" = 'enrolment' AND a."subject_id" = e."id"::text AND a."action" = 'enrolment.withdrawn'
  ), now())
FROM "enrolment" e WHERE e."state" = 'withdrawn';
