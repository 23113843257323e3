-- CreateTable
CREATE TABLE "answer_sheet" (
    "attempt_id" UUID NOT NULL,
    "items" TEXT[],
    "answers" TEXT[],
    "written" JSONB,

    CONSTRAINT "answer_sheet_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "first_run" (
    "case_text" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "number" INTEGER NOT NULL,
    "counter" "department_kind",
    "edition_id" UUID NOT NULL,
    "path" TEXT[],
    "scenes" TEXT[],
    "seconds" DOUBLE PRECISION[],

    CONSTRAINT "first_run_pkey" PRIMARY KEY ("case_text","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "first_run_attempt_id_key" ON "first_run"("attempt_id");

-- AddForeignKey
ALTER TABLE "answer_sheet" ADD CONSTRAINT "answer_sheet_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "first_run" ADD CONSTRAINT "first_run_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Quizzes handed in before, as `keepSheetIn` of assessment/answer-sheet.server.ts keeps them.
INSERT INTO "answer_sheet" ("attempt_id", "items", "answers", "written")
SELECT a."id", s."items", s."answers", s."written" FROM "attempt" a CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg("item_id" ORDER BY "item_id"), '{}') AS "items",
    COALESCE(array_agg("item_id" || ' ' || "points_hundredths" || CASE "value"->>'type'
      WHEN 'single' THEN ' ' || ("value"->>'choice')
      WHEN 'multiple' THEN ' ' || ("value"->>'choices')
      ELSE '' END ORDER BY "item_id"), '{}') AS "answers",
    jsonb_object_agg("item_id", "value") FILTER (WHERE "value"->>'type' NOT IN ('single', 'multiple')) AS "written"
  FROM (
    SELECT DISTINCT ON ("item_id") "item_id", "points_hundredths", "value" FROM "answer" w
    WHERE w."attempt_id" = a."id" AND "points_hundredths" IS NOT NULL ORDER BY "item_id", "sequence" DESC
  ) latest) s
WHERE a."kind" = 'quiz' AND a."submitted_at" IS NOT NULL;

-- First finished walks, as `keepFirstRunsIn` of assessment/keep-first-run.server.ts keeps them.
WITH "own" AS MATERIALIZED (
  SELECT "course_version_id", "activity_id", md5("activity_id" || ' ' || "spec"::text)::uuid AS "case_text"
  FROM "assessment_spec" WHERE "kind" = 'case'
),
"item" AS MATERIALIZED (
  SELECT c."course_version_id", c."activity_id", i."id", s."scene"->>'id' AS "scene"
  FROM "assessment_spec" c, jsonb_array_elements(c."spec"->'scenes') AS s("scene"),
  LATERAL (VALUES (s."scene"->>'id'), (s."scene"->'decision'->>'id'), (s."scene"->'reflection'->>'id')) AS i("id")
  WHERE c."kind" = 'case'
),
"run" AS (
  SELECT DISTINCT ON (o."case_text", e."person_id") o."case_text", e."person_id", e."edition_id", a.*
  FROM "attempt" a JOIN "enrolment" e ON e."id" = a."enrolment_id"
  JOIN "own" o ON o."course_version_id" = a."course_version_id" AND o."activity_id" = a."activity_id"
  WHERE a."submitted_at" IS NOT NULL
  ORDER BY o."case_text", e."person_id", a."submitted_at", a."number", a."id"
)
INSERT INTO "first_run" ("case_text", "person_id", "attempt_id", "submitted_at", "number", "counter", "edition_id", "path", "scenes", "seconds")
SELECT r."case_text", r."person_id", r."id", r."submitted_at", r."number", r."counter", r."edition_id", r."path", t."scenes", t."seconds"
FROM "run" r CROSS JOIN LATERAL (
  SELECT COALESCE(array_agg("scene" ORDER BY "scene"), '{}') AS "scenes",
    COALESCE(array_agg("seconds" ORDER BY "scene"), '{}') AS "seconds"
  FROM (
    SELECT i."scene", extract(epoch FROM sum(g."gap"))::float8 AS "seconds"
    FROM (
      SELECT w."item_id", w."received_at" - lag(w."received_at", 1, r."started_at") OVER (ORDER BY w."sequence") AS "gap"
      FROM "answer" w WHERE w."attempt_id" = r."id"
    ) g JOIN "item" i ON i."id" = g."item_id" AND i."course_version_id" = r."course_version_id" AND i."activity_id" = r."activity_id"
    GROUP BY i."scene"
  ) spent
) t;
