import { encryptFiscalCode, hashFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import type { DepartmentKind, OrganisationKind, Role } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'

const beginning = new Date('2020-01-01T00:00:00Z')
const kinds = ['registry', 'social_services'] as const satisfies readonly DepartmentKind[]
const kindNames = { registry: 'Anagrafe', social_services: 'Servizi sociali' } as const

export type Place = { ambitoId: string; ambitoSlug: string; ambitoCode: string; comune: Comune; office: Viewer }
export type Comune = { id: string; name: string; registry: string; social_services: string }

/** A comune of an ambito, or another organisation, with two departments. */
export async function addComune(
  ambitoId: string,
  name: string,
  { kind = 'comune', endsOn = null }: { kind?: OrganisationKind; endsOn?: Date | null } = {},
): Promise<Comune> {
  const id = newId()
  const departments = { registry: newId(), social_services: newId() }
  await db().organisation.create({ data: { id, kind, slug: id, name } })
  await db().organisationAmbito.create({
    data: { id: newId(), organisationId: id, ambitoId, startsOn: beginning, endsOn },
  })
  await db().department.createMany({
    data: kinds.map((department) => ({
      id: departments[department],
      organisationId: id,
      kind: department,
      name: kindNames[department],
      startsOn: beginning,
    })),
  })
  return { id, name, ...departments }
}

/** An ambito of its own with one comune and a viewer of its office who has an account. */
export async function addAmbito(code: string, comuneName = 'Comune di Prova'): Promise<Place> {
  const ambitoId = newId()
  const ambitoSlug = code.toLowerCase()
  await db().ambito.create({
    data: { id: ambitoId, slug: ambitoSlug, name: `Ambito ${code}`, code, startsOn: beginning },
  })
  const comune = await addComune(ambitoId, comuneName)
  const personId = await addPerson({ givenName: 'Ufficio', familyName: code })
  const office = viewerWith([grantOf('ambito_office', { ambitoId })], personId)
  return { ambitoId, ambitoSlug, ambitoCode: code, comune, office }
}

let people = 0

/** A person with an account; `departments` are where they work since 2020, the main one first. */
export async function addPerson({
  givenName = 'Giulia',
  familyName = 'Fontanalunga',
  departments = [],
}: {
  givenName?: string
  familyName?: string
  departments?: string[]
} = {}): Promise<string> {
  const id = newId()
  people += 1
  const fiscalCode = `FNTGLI80A41Z${String(people).padStart(3, '0')}W`
  await db().person.create({
    data: {
      id,
      givenName,
      familyName,
      fiscalCodeHash: hashFiscalCode(fiscalCode),
      fiscalCodeCipher: encryptFiscalCode(fiscalCode),
      account: { create: { id: newId(), email: `${id}@example.example`, passwordHash: '-' } },
    },
  })
  await db().membership.createMany({
    data: departments.map((departmentId, index) => ({
      id: newId(),
      personId: id,
      departmentId,
      jobTitle: 'Istruttrice',
      isMain: index === 0,
      startsOn: beginning,
    })),
  })
  return id
}

/** A viewer who is a person with a role since 2020, in the database as well: jobs and mails look it up. */
export async function addViewer(
  role: Role,
  where: { ambitoId?: string; organisationId?: string; departmentId?: string },
  familyName = 'Ruolo',
): Promise<Viewer> {
  const personId = await addPerson({ familyName })
  await db().roleGrant.create({ data: { id: newId(), personId, role, startsOn: beginning, ...where } })
  return viewerWith([grantOf(role, where)], personId)
}

export type CourseFixture = { courseId: string; courseVersionId: string; editionId: string; title: string }

/** A published course of one module and two lessons, 60 minutes. */
export async function addCourse(title = 'Ascoltare allo sportello'): Promise<CourseFixture> {
  const ids = { courseId: newId(), courseVersionId: newId(), editionId: newId() }
  const lessons = ['uno', 'due'].map((id) => ({ id, title: `Lezione ${id}`, minutes: 30, activities: [] }))
  await db().course.create({ data: { id: ids.courseId, slug: ids.courseId } })
  await db().courseVersion.create({
    data: {
      id: ids.courseVersionId,
      courseId: ids.courseId,
      hash: ids.courseVersionId.replaceAll('-', '').repeat(2),
      number: 1,
      title,
      summary: 'In prova',
      language: 'it',
      minutes: 60,
      thresholdPercent: 80,
      outline: {
        modules: [{ id: 'primo', title: 'Primo modulo', aims: [], lessons }],
        audience: [],
        competences: [],
        authors: [],
        licence: 'CC-BY-4.0',
      },
    },
  })
  await db().course.update({ where: { id: ids.courseId }, data: { currentVersionId: ids.courseVersionId } })
  await db().edition.create({
    data: { id: ids.editionId, courseId: ids.courseId, name: 'Sempre aperta', startsOn: beginning },
  })
  return { ...ids, title }
}

type Enrolled = { course: CourseFixture; personId: string; enrolledAt?: Date; startedAt?: Date | null }

/** An enrolment that is under way when `startedAt` is given. */
export async function enrol({ course, personId, enrolledAt, startedAt = null }: Enrolled): Promise<string> {
  const id = newId()
  await db().enrolment.create({
    data: {
      id,
      personId,
      editionId: course.editionId,
      courseVersionId: course.courseVersionId,
      state: startedAt ? 'under_way' : 'enrolled',
      enrolledAt: enrolledAt ?? new Date('2026-09-01T08:00:00Z'),
      startedAt,
    },
  })
  return id
}

/** An enrolment completed at an instant, in a place as it was then. */
export async function complete({
  course,
  personId,
  place,
  departmentId,
  organisationId,
  at,
}: {
  course: CourseFixture
  personId: string
  place: { ambitoId: string } | null
  departmentId: string | null
  organisationId: string | null
  at: Date
}): Promise<string> {
  const startedAt = new Date(at.getTime() - 5 * 86_400_000)
  const enrolmentId = await enrol({ course, personId, startedAt })
  await db().attendanceEntry.create({
    data: {
      id: newId(),
      enrolmentId,
      activityId: 'uno',
      kind: 'declared_on_completion',
      minutes: 55,
      recordedAt: startedAt,
    },
  })
  await db().enrolment.update({ where: { id: enrolmentId }, data: { state: 'completed', completedAt: at } })
  await db().completion.create({
    data: {
      enrolmentId,
      personId,
      courseId: course.courseId,
      courseVersionId: course.courseVersionId,
      completedOn: civilDay(at),
      completedAt: at,
      creditedMinutes: 55,
      declaredMinutes: 60,
      scoreBasisPoints: 9000,
      departmentId,
      organisationId,
      ambitoId: place?.ambitoId ?? null,
    },
  })
  return enrolmentId
}

/** Somebody of the registry of a place who completed a course. */
export async function addCompleted(
  course: CourseFixture,
  { ambitoId, comune }: Pick<Place, 'ambitoId' | 'comune'>,
  person: { givenName?: string; familyName?: string } = {},
  at = new Date('2026-11-23T09:00:00Z'),
): Promise<{ personId: string; enrolmentId: string }> {
  const personId = await addPerson({ ...person, departments: [comune.registry] })
  const where = { place: { ambitoId }, departmentId: comune.registry, organisationId: comune.id }
  return { personId, enrolmentId: await complete({ course, personId, at, ...where }) }
}
