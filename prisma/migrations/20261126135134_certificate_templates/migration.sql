-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "expires_on" DATE;

-- CreateTable
CREATE TABLE "certificate_reminder" (
    "certificate_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_reminder_pkey" PRIMARY KEY ("certificate_id")
);

-- CreateTable
CREATE TABLE "certificate_template" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "organiser_name" TEXT NOT NULL,
    "ipa_code" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "signatory_name" TEXT NOT NULL,
    "signatory_office" TEXT NOT NULL,
    "accent" TEXT NOT NULL,
    "logos" JSONB NOT NULL,
    "source_sha256" TEXT,
    "source_name" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_template_use" (
    "ambito_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "template_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_template_use_pkey" PRIMARY KEY ("ambito_id","number")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "thumbprint" TEXT NOT NULL,
    "jwk" JSONB NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("thumbprint")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_template_ambito_id_version_key" ON "certificate_template"("ambito_id", "version");

-- CreateIndex
CREATE INDEX "certificate_expires_on_idx" ON "certificate"("expires_on");

-- AddForeignKey
ALTER TABLE "certificate_reminder" ADD CONSTRAINT "certificate_reminder_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_template_use" ADD CONSTRAINT "certificate_template_use_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "certificate_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
