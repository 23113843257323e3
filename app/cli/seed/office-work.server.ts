import { PDF } from '@libpdf/core'
import { putBlob } from '#app/platform/blobs.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { ExternalSource } from '#app/platform/generated/enums.ts'
import { lateMinutes, meetingMinutes } from './demo-edition.server.ts'
import type { Colleague, Journey } from './history-plan.ts'
import { demoPeople } from './people.ts'
import { idOf } from './seed-id.ts'
import { ambitoId } from './territory.ts'

const day = 24 * 3_600_000

/** A latecomer of the group, at work in the ambito, says that they were there from the beginning: the office has to answer. */
export async function addOpenContest(tx: Transaction, editionId: string, now: Date): Promise<void> {
  const here = { isMain: true, department: { organisation: { ambiti: { some: { ambitoId: ambitoId('CARATE') } } } } }
  const late = await tx.attendanceEntry.findFirst({
    where: {
      ...{ kind: 'meeting', minutes: meetingMinutes - lateMinutes },
      enrolment: { editionId, person: { memberships: { some: here } } },
    },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    select: { enrolmentId: true, activityId: true },
  })
  if (!late) return
  await tx.attendanceContest.create({
    data: {
      ...{ id: idOf(`contest:${late.enrolmentId}:${late.activityId}`), ...late },
      ...{ askedMinutes: meetingMinutes, openedAt: new Date(now.getTime() - 2 * day) },
      text: 'Ero in sala dall’inizio: il telefono non apriva il codice e la mia entrata è stata segnata più tardi.',
    },
  })
}

/** Certificates from elsewhere of people of the first ambito: one waits, one was approved. */
const externals = [
  {
    ...{
      source: ExternalSource.syllabus,
      title: 'Competenze digitali per la PA',
      provider: 'Dipartimento della funzione pubblica',
    },
    ...{ area: 'Transizione digitale', minutes: 240, endedDaysAgo: 9, enteredDaysAgo: 3, approvedDaysAgo: null },
  },
  {
    ...{
      source: ExternalSource.other,
      title: 'Ascolto e conflitti allo sportello',
      provider: 'Scuola civica di Roccaverde',
    },
    ...{ area: 'Leadership e soft skill', minutes: 360, endedDaysAgo: 40, enteredDaysAgo: 33, approvedDaysAgo: 30 },
  },
] as const

type External = (typeof externals)[number]

/** A page that looks like what people bring: who, what, how long. */
async function evidenceOf({ title, provider, minutes }: External, name: string): Promise<Uint8Array> {
  const pdf = PDF.create()
  const page = pdf.addPage({ size: 'a4' })
  const lines = [provider, 'Attestato di partecipazione', name, title, `Durata: ${minutes / 60} ore`]
  for (const [index, line] of lines.entries()) page.drawText(line, { x: 72, y: 700 - index * 40, size: 16 })
  return pdf.save()
}

async function addExternal(tx: Transaction, external: External, colleague: Colleague, now: Date): Promise<void> {
  const { personId, organisationId, departmentId } = colleague
  const { givenName, familyName } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { givenName: true, familyName: true },
  })
  const evidence = await evidenceOf(external, `${givenName} ${familyName}`)
  const { source, title, provider, area, minutes, endedDaysAgo, enteredDaysAgo, approvedDaysAgo } = external
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const id = idOf(`external:${title}`)
  await tx.externalCertificate.create({
    data: {
      ...{ id, personId, ambitoId: colleague.ambitoId, organisationId, departmentId },
      ...{ source, title, provider, area, minutes, endedOn: civilDay(ago(endedDaysAgo)) },
      ...{ evidenceSha256: await putBlob(tx, evidence, 'application/pdf'), evidenceType: 'application/pdf' },
      enteredAt: ago(enteredDaysAgo),
    },
  })
  const authorId = demoPeople.find(({ email }) => email === 'ufficio@carate.example')?.id
  if (approvedDaysAgo === null || !authorId) return
  await tx.externalDecision.create({
    data: { externalId: id, number: 1, verdict: 'approved', minutes, authorId, decidedAt: ago(approvedDaysAgo) },
  })
}

/** What two people who completed the first course brought from elsewhere. */
export async function addExternals(tx: Transaction, journeys: readonly Journey[], now: Date): Promise<void> {
  const people = journeys
    .filter(({ stage, colleague }) => stage === 'completed' && colleague.ambitoId === ambitoId('CARATE'))
    .map(({ colleague }) => colleague)
  for (const [index, external] of externals.entries()) {
    const colleague = people[index]
    if (colleague) await addExternal(tx, external, colleague, now)
  }
}
