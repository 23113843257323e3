import { transaction, type Prisma, type Transaction } from '#app/platform/database.server.ts'
import { clock } from '#app/platform/clock.ts'
import { env } from '#app/platform/env.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { tellMeeting } from './jobs.server.ts'
import { meetingLetters } from './letter-messages.ts'
import { courseColumns, courseTitleOf, meetingColumns } from './meeting-columns.ts'
import { meetingPaths } from './paths.ts'

const columns = {
  ...meetingColumns,
  revision: true,
  toldRevision: true,
  editionId: true,
  edition: { select: courseColumns },
  teachers: { select: { teacher: { select: { personId: true } } } },
} as const satisfies Prisma.MeetingSelect

type Told = Prisma.MeetingGetPayload<{ select: typeof columns }>

/** Whoever can sign in, of those who take part and those who teach; each once. */
async function listAddressees(tx: Transaction, { editionId, teachers }: Told) {
  const enrolled = await tx.enrolment.findMany({
    where: { editionId, state: { not: 'withdrawn' } },
    select: { personId: true },
  })
  const teaching = teachers.map(({ teacher }) => teacher.personId).filter((id) => id !== null)
  const personIds = [...new Set([...enrolled.map(({ personId }) => personId), ...teaching])]
  return tx.account.findMany({
    where: { personId: { in: personIds }, disabledAt: null },
    select: { email: true, locale: true, person: { select: { givenName: true } } },
  })
}

function whatHappened({ cancelledAt, toldRevision }: Told) {
  if (cancelledAt) return 'cancelled'
  return toldRevision === 0 ? 'planned' : 'changed'
}

type Addressee = Awaited<ReturnType<typeof listAddressees>>[number]

function letterTo({ locale, person }: Addressee, meeting: Told) {
  const language = locales.find((one) => one === locale) ?? 'it'
  const [t, formats] = [translator(meetingLetters, language), formatsOf(language)]
  const where = meeting.mode === 'live_online' ? t('online', { url: meeting.url }) : meeting.place
  const what = whatHappened(meeting)
  const values = {
    ...{ name: person.givenName, course: courseTitleOf(meeting.edition), topic: meeting.topic },
    ...{ day: formats.dayOf(meeting.startsAt), where, reason: meeting.cancelReason },
    ...{ from: formats.time(meeting.startsAt), to: formats.time(meeting.endsAt) },
    link: `${env().publicUrl}${meetingPaths.calendar()}`,
  }
  return { subject: t(`${what}_subject`, values), text: t(`${what}_text`, values) }
}

/**
 * Writes to whoever takes part in a meeting and teaches it, once for each of its states: the newest that was told is
 * marked in the transaction of the mails, so that a job repeated after a crash, or two after quick changes, say nothing twice.
 */
export async function tellAboutMeeting(meetingId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId}::uuid FOR UPDATE`
    const meeting = await tx.meeting.findUnique({ where: { id: meetingId }, select: columns })
    if (!meeting || meeting.toldRevision >= meeting.revision) return
    for (const addressee of await listAddressees(tx, meeting)) {
      await queueMail(tx, { recipient: addressee.email, ...letterTo(addressee, meeting) }, now)
    }
    await tx.meeting.update({ where: { id: meetingId }, data: { toldRevision: meeting.revision } })
  }, 300_000)
}

export const tellMeetingWorker = worker(tellMeeting, ({ meetingId }) => tellAboutMeeting(meetingId, clock.now()))
