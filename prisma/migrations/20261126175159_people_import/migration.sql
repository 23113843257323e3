-- CreateEnum
CREATE TYPE "people_import_state" AS ENUM ('mapping', 'judging', 'judged', 'applying', 'applied', 'undoing', 'undone', 'failed');

-- CreateEnum
CREATE TYPE "people_verdict" AS ENUM ('new', 'unchanged', 'moved', 'changed', 'left', 'conflict', 'refused');

-- CreateTable
CREATE TABLE "people_import" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" "people_import_state" NOT NULL DEFAULT 'mapping',
    "table_cipher" TEXT,
    "choices" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "judged_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "applied_by_id" UUID,
    "undone_by_id" UUID,

    CONSTRAINT "people_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people_import_row" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "fiscal_code_hash" TEXT,
    "fiscal_code_cipher" TEXT,
    "facts" JSONB NOT NULL,
    "fault" TEXT,
    "verdict" "people_verdict" NOT NULL,
    "detail" JSONB NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "effect" JSONB,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_import_row_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "people_import_memory" (
    "ambito_id" UUID NOT NULL,
    "choices" JSONB NOT NULL,

    CONSTRAINT "people_import_memory_pkey" PRIMARY KEY ("ambito_id")
);

-- CreateIndex
CREATE INDEX "people_import_ambito_id_uploaded_at_idx" ON "people_import"("ambito_id", "uploaded_at");

-- CreateIndex
CREATE INDEX "people_import_row_import_id_verdict_idx" ON "people_import_row"("import_id", "verdict");

-- AddForeignKey
ALTER TABLE "people_import_row" ADD CONSTRAINT "people_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "people_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
