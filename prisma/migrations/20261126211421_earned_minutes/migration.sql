-- CreateTable
CREATE TABLE "earned_minutes" (
    "person_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "lessons" INTEGER NOT NULL,
    "meetings" INTEGER NOT NULL,

    CONSTRAINT "earned_minutes_pkey" PRIMARY KEY ("person_id","year")
);

-- AddForeignKey
ALTER TABLE "earned_minutes" ADD CONSTRAINT "earned_minutes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The minutes of some people anew, from all of their entries. The year of an entry is that of the entry into the lesson or
-- meeting where it is known, else of the credit; a correction counts in the year of what it corrects. An edition taken
-- again within a year counts once, as the round with more minutes.
CREATE FUNCTION "reckon_earned_minutes"("only" UUID[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM earned_minutes x WHERE x.person_id = ANY("only");
  INSERT INTO earned_minutes (person_id, year, lessons, meetings)
  SELECT best.person_id, best.year, sum(best.lessons), sum(best.meetings)
  FROM (
    SELECT DISTINCT ON (r.person_id, r.year, r.edition_id) r.*
    FROM (
      SELECT s.person_id, s.year, s.edition_id, s.round, COALESCE(sum(s.minutes) FILTER (WHERE NOT s.of_meeting), 0) AS lessons,
        COALESCE(sum(s.minutes) FILTER (WHERE s.of_meeting), 0) AS meetings
      FROM (
        SELECT e.person_id, e.edition_id, e.round, t.minutes,
          t.kind = 'meeting' OR t.kind = 'correction' AND EXISTS (
            SELECT 1 FROM meeting m WHERE m.edition_id = e.edition_id AND m.id::text = t.activity_id) AS of_meeting,
          date_part('year', COALESCE(
            t.entered_at,
            CASE WHEN t.kind = 'correction' THEN (
              SELECT COALESCE(o.entered_at, o.recorded_at) FROM attendance_entry o
              WHERE o.enrolment_id = t.enrolment_id AND o.activity_id = t.activity_id AND o.kind <> 'correction'
                AND o.recorded_at <= t.recorded_at
              ORDER BY o.recorded_at DESC, COALESCE(o.entered_at, o.recorded_at) DESC LIMIT 1) END,
            t.recorded_at) AT TIME ZONE 'Europe/Rome')::int AS year
        FROM enrolment e JOIN attendance_entry t ON t.enrolment_id = e.id
        WHERE e.person_id = ANY("only")
      ) s
      GROUP BY s.person_id, s.year, s.edition_id, s.round
    ) r
    ORDER BY r.person_id, r.year, r.edition_id, r.lessons + r.meetings DESC, r.round DESC
  ) best
  GROUP BY best.person_id, best.year;
$$;

-- Who writes entries of the same person at the same time waits, so that the later one counts both. Waiting comes before
-- the reading, in a statement of its own: what was committed meanwhile is seen. Whole lists lock the table once instead of
-- thousands of people, for whom the database has no room.
CREATE FUNCTION "attendance_entry_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  people UUID[] := ARRAY(SELECT DISTINCT e.person_id FROM changed c JOIN enrolment e ON e.id = c.enrolment_id ORDER BY 1);
BEGIN
  IF cardinality(people) > 100 THEN
    LOCK TABLE earned_minutes IN SHARE ROW EXCLUSIVE MODE;
  ELSE
    PERFORM pg_advisory_xact_lock(hashtextextended('earned_minutes ' || id, 0)) FROM unnest(people) AS id;
  END IF;
  PERFORM reckon_earned_minutes(people);
  RETURN NULL;
END $$;

CREATE TRIGGER "attendance_entry_added" AFTER INSERT ON "attendance_entry"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "attendance_entry_changed"();
CREATE TRIGGER "attendance_entry_removed" AFTER DELETE ON "attendance_entry"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "attendance_entry_changed"();

SELECT reckon_earned_minutes(ARRAY(SELECT DISTINCT e.person_id FROM enrolment e));
