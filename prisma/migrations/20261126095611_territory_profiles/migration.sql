-- CreateTable
CREATE TABLE "territory_profile" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "foreign_basis_points" INTEGER NOT NULL,
    "source_author" TEXT NOT NULL,
    "source_title" TEXT NOT NULL,

    CONSTRAINT "territory_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "territory_community" (
    "profile_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "country" TEXT NOT NULL,
    "basis_points" INTEGER NOT NULL,

    CONSTRAINT "territory_community_pkey" PRIMARY KEY ("profile_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "territory_profile_organisation_id_year_key" ON "territory_profile"("organisation_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "territory_community_profile_id_country_key" ON "territory_community"("profile_id", "country");

-- AddForeignKey
ALTER TABLE "territory_profile" ADD CONSTRAINT "territory_profile_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "territory_community" ADD CONSTRAINT "territory_community_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "territory_profile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
