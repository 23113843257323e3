-- CreateTable
CREATE TABLE "stamped_register" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "blob_sha256" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" UUID NOT NULL,

    CONSTRAINT "stamped_register_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stamped_register_edition_id_fingerprint_key" ON "stamped_register"("edition_id", "fingerprint");

-- AddForeignKey
ALTER TABLE "stamped_register" ADD CONSTRAINT "stamped_register_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
