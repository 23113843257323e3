import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { rollsOf } from '#app/identity/social-worker/roll-queries.server.ts'
import type { SocialWorkerRoll } from '#app/identity/social-worker/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { toCsv, type CsvColumn } from '#app/platform/csv.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { getEditionDetails } from './edition-details.server.ts'
import type { ManagedEdition } from './office-edition.server.ts'
import { participantMessages } from './participant-messages.ts'
import type { Participant } from './participants.server.ts'
import { whyNotYet } from './why-not-yet.ts'

/** What CNOAS asks of an event: at least this share of its planned length. */
const cnoasPercent = 80

const stateKeys = {
  enrolled: 'enrolled',
  under_way: 'under_way',
  completed: 'done',
  withdrawn: 'withdrawn',
} as const

type Line = Participant & {
  certificateNumber: string | null
  fiscalCode: string
  /** Where the person is on the roll of social workers, as far as they said. */
  roll: SocialWorkerRoll | undefined
}

/** What CNOAS asks of everybody beside the fiscal code; only where the edition has its credits. */
function rollColumns({ locale }: Viewer): CsvColumn<Line>[] {
  const t = translator(participantMessages, locale)
  return [
    { header: t('roll_region'), value: ({ roll }) => roll?.region },
    { header: t('roll_section'), value: ({ roll }) => roll?.section },
    { header: t('roll_number'), value: ({ roll }) => roll?.number },
  ]
}

type Asked = { eventIds: string; forSocialWorkers: boolean }

function columnsFor(viewer: Viewer, edition: ManagedEdition, { eventIds, forSocialWorkers }: Asked): CsvColumn<Line>[] {
  const t = translator(participantMessages, viewer.locale)
  return [
    { header: t('family_name'), value: (one) => one.familyName },
    { header: t('given_name'), value: (one) => one.givenName },
    { header: t('fiscal_code'), value: (one) => one.fiscalCode },
    ...(forSocialWorkers ? rollColumns(viewer) : []),
    { header: t('organisation'), value: (one) => one.organisationName },
    { header: t('state'), value: (one) => t(stateKeys[one.state]) },
    { header: t('enrolled_on'), value: (one) => isoDay(civilDay(one.enrolledAt)) },
    { header: t('completed_on'), value: ({ completedAt }) => completedAt && isoDay(civilDay(completedAt)) },
    { header: t('credited_minutes'), value: (one) => one.creditedMinutes },
    { header: t('planned_minutes'), value: (one) => one.plannedMinutes },
    { header: t('percent'), value: (one) => one.percent },
    { header: t('at_least_80'), value: (one) => t(one.percent >= cnoasPercent ? 'yes' : 'no') },
    { header: t('event_ids'), value: () => eventIds },
    { header: t('why'), value: (one) => whyNotYet(one, viewer.locale) },
    { header: t('course'), value: () => edition.courseTitle },
    { header: t('edition'), value: () => edition.name },
  ]
}

/**
 * Everybody in an edition as a file, with the fiscal code by which employer and professional body know them; audited as a
 * download of other people's data (P12). `numbers` are of the certificates that hold, by enrolment. Where CNOAS was asked
 * for credits it also says where people are on the roll, as they gave it on the page of their account for this alone.
 */
export async function exportParticipants(
  viewer: Viewer,
  {
    edition,
    people,
    numbers,
  }: { edition: ManagedEdition; people: Participant[]; numbers: ReadonlyMap<string, string> },
  now: Date,
): Promise<{ name: string; text: string }> {
  const { credits } = await getEditionDetails(edition)
  const ids = people.map(({ personId }) => personId)
  const sealed = await db().person.findMany({
    where: { id: { in: ids } },
    select: { id: true, fiscalCodeCipher: true },
  })
  const forSocialWorkers = credits.some(({ system, state }) => system === 'cnoas' && state !== 'refused')
  const rolls = forSocialWorkers ? await rollsOf(ids) : new Map<string, SocialWorkerRoll>()
  const ciphers = new Map(sealed.map(({ id, fiscalCodeCipher }) => [id, fiscalCodeCipher]))
  const lines = people.map((one) => {
    const cipher = ciphers.get(one.personId)
    const certificateNumber = numbers.get(one.enrolmentId) ?? null
    const fiscalCode = cipher ? decryptFiscalCode(cipher) : ''
    return { ...one, certificateNumber, fiscalCode, roll: rolls.get(one.personId) }
  })
  const eventIds = [...new Set(credits.map(({ eventId }) => eventId).filter(Boolean))].join(', ')
  const subject = { subjectType: 'edition', subjectId: edition.id }
  const detail = { people: lines.length, fiscalCodes: true, socialWorkers: forSocialWorkers }
  await transaction((tx) =>
    audit(tx, { actorId: viewer.personId, action: 'participants.downloaded', ...subject, detail }, now),
  )
  return {
    name: `partecipanti_${edition.ambito.slug}_${edition.courseSlug}_${isoDay(civilDay(now))}.csv`,
    text: toCsv(columnsFor(viewer, edition, { eventIds, forSocialWorkers }), lines),
  }
}
