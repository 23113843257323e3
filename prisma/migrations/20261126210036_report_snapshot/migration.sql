-- CreateTable
CREATE TABLE "report_snapshot" (
    "id" UUID NOT NULL,
    "ambito_id" UUID NOT NULL,
    "report" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "params_hash" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "report_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_snapshot_ambito_id_report_params_hash_as_of_computed_idx" ON "report_snapshot"("ambito_id", "report", "params_hash", "as_of", "computed_at");
