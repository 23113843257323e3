import { getVersion, type PublishedVersion } from '#app/learning/version-queries.server.ts'
import { inForceOn } from '#app/organisation/dated.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Prisma, Transaction } from '#app/platform/database.server.ts'

const columns = {
  enrolmentId: true,
  personId: true,
  courseId: true,
  courseVersionId: true,
  completedOn: true,
  completedAt: true,
  creditedMinutes: true,
  declaredMinutes: true,
  scoreBasisPoints: true,
  departmentId: true,
  organisationId: true,
  ambitoId: true,
  enrolment: {
    select: {
      startedAt: true,
      person: {
        select: {
          givenName: true,
          familyName: true,
          fiscalCodeCipher: true,
          account: { select: { email: true, locale: true, disabledAt: true } },
        },
      },
    },
  },
} as const satisfies Prisma.CompletionSelect

type Row = Prisma.CompletionGetPayload<{ select: typeof columns }>

/** A completed course with everything its certificate speaks of. */
export type CertifiableCompletion = Omit<Row, 'enrolment'> & {
  person: Row['enrolment']['person']
  version: PublishedVersion
  /** Civil day of the first sign of attendance. */
  startedOn: Date
  jobTitle: string
  department: Prisma.DepartmentGetPayload<{ select: typeof departmentColumns }> | null
  organisation: Prisma.OrganisationGetPayload<{ select: typeof organisationColumns }> | null
  ambito: Prisma.AmbitoGetPayload<{ select: typeof ambitoColumns }> | null
}

const departmentColumns = { name: true, kind: true } as const satisfies Prisma.DepartmentSelect
const organisationColumns = { name: true, kind: true, ipaCode: true } as const satisfies Prisma.OrganisationSelect
const ambitoColumns = { name: true, code: true } as const satisfies Prisma.AmbitoSelect

async function firstDay(tx: Transaction, { enrolmentId, completedOn, enrolment }: Row): Promise<Date> {
  const first = await tx.attendanceEntry.aggregate({
    where: { enrolmentId, kind: { not: 'correction' } },
    _min: { enteredAt: true, recordedAt: true },
  })
  const signs = [enrolment.startedAt, first._min.enteredAt, first._min.recordedAt].filter((at) => at !== null)
  const days = [...signs.map(civilDay), completedOn].map((day) => day.getTime())
  return new Date(Math.min(...days))
}

async function jobTitleOn(tx: Transaction, { personId, departmentId, completedOn }: Row): Promise<string> {
  if (!departmentId) return ''
  const membership = await tx.membership.findFirst({
    where: { personId, departmentId, ...inForceOn(completedOn) },
    orderBy: { startsOn: 'desc' },
    select: { jobTitle: true },
  })
  return membership?.jobTitle ?? ''
}

/**
 * The completion of an enrolment with the place kept on that day (P6), or null. Names are read now; from here on they
 * live in the certificate.
 */
export async function findCompletion(tx: Transaction, enrolmentId: string): Promise<CertifiableCompletion | null> {
  const row = await tx.completion.findUnique({ where: { enrolmentId }, select: columns })
  if (!row) return null
  const { enrolment, ...completion } = row
  const { departmentId, organisationId, ambitoId } = row
  return {
    ...completion,
    person: enrolment.person,
    version: await getVersion(row.courseVersionId, tx),
    startedOn: await firstDay(tx, row),
    jobTitle: await jobTitleOn(tx, row),
    department: departmentId
      ? await tx.department.findUnique({ where: { id: departmentId }, select: departmentColumns })
      : null,
    organisation: organisationId
      ? await tx.organisation.findUnique({ where: { id: organisationId }, select: organisationColumns })
      : null,
    ambito: ambitoId ? await tx.ambito.findUnique({ where: { id: ambitoId }, select: ambitoColumns }) : null,
  }
}
