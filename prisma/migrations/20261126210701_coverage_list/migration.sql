-- CreateTable
CREATE TABLE "coverage_list" (
    "snapshot_id" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "person_ids" UUID[],
    "organisation_ids" UUID[],
    "ranks" SMALLINT[],
    "minutes" INTEGER[],
    "at_work" BOOLEAN[],
    "enrolment_ids" UUID[],
    "kinds" TEXT[],
    "name_ranks" INTEGER[],
    "folded_names" TEXT[],
    "enrolled_at" TIMESTAMPTZ(3)[],
    "completed_on" DATE[],

    CONSTRAINT "coverage_list_pkey" PRIMARY KEY ("snapshot_id")
);
