-- AlterTable
ALTER TABLE "certificate_bundle" ADD COLUMN     "frozen_at" TIMESTAMPTZ(3),
ADD COLUMN     "zip_size" BIGINT,
ADD COLUMN     "zip_tag" TEXT;

-- CreateTable
CREATE TABLE "certificate_bundle_member" (
    "bundle_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT,
    "sha256" TEXT,
    "size" INTEGER,
    "crc32" BIGINT,
    "line" JSONB,

    CONSTRAINT "certificate_bundle_member_pkey" PRIMARY KEY ("bundle_id","position")
);

-- CreateTable
CREATE TABLE "certificate_protocol" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "aoo" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "registered_on" DATE NOT NULL,
    "import_id" UUID NOT NULL,

    CONSTRAINT "certificate_protocol_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protocol_import" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "added" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "protocol_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_protocol_certificate_id_aoo_key" ON "certificate_protocol"("certificate_id", "aoo");

-- CreateIndex
CREATE INDEX "protocol_import_ambito_id_uploaded_at_idx" ON "protocol_import"("ambito_id", "uploaded_at");

-- AddForeignKey
ALTER TABLE "certificate_bundle_member" ADD CONSTRAINT "certificate_bundle_member_bundle_id_fkey" FOREIGN KEY ("bundle_id") REFERENCES "certificate_bundle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_protocol" ADD CONSTRAINT "certificate_protocol_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_protocol" ADD CONSTRAINT "certificate_protocol_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "protocol_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
