-- CreateTable
CREATE TABLE "social_worker_roll" (
    "person_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "social_worker_roll_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "social_worker_roll" ADD CONSTRAINT "social_worker_roll_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
