import { officePaths } from '#app/organisation/paths.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { env } from '#app/platform/env.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { romeInstant } from '#app/platform/rome-time.ts'
import { dutyStates } from '../assignments/duty-state.ts'
import { courseNames } from '../assignments/managed-rule.server.ts'
import { dutyMessages } from '../assignments/messages.ts'
import { learningPaths } from '../paths.ts'
import type { Addressee } from './addressees.server.ts'
import { isCourtesy } from './decide-reminder.ts'
import type { DigestItem } from './digest-plan.server.ts'
import { reminderLetters } from './letter-messages.ts'
import { reminderPaths } from './paths.ts'
import { makeTicket } from './refuse-reminders.server.ts'
import type { DutyItem, PersonPlan } from './reminder-plan.server.ts'

const dayLength = 86_400_000

/** Names that the mails of an ambito say. */
export type Words = {
  ambito: { name: string; slug: string }
  /** The civil day on which they go out. */
  day: Date
  courses: ReadonlyMap<string, string>
  rules: ReadonlyMap<string, string>
}

/** The names that the mails of a plan need. */
export async function wordsFor(ambitoId: string, day: Date, plan: readonly PersonPlan[]): Promise<Words> {
  const duties = plan.flatMap(({ items }) => items.filter((item) => item.kind === 'duty'))
  const [ambito, names, rules] = await Promise.all([
    db().ambito.findUniqueOrThrow({ where: { id: ambitoId }, select: { name: true, slug: true } }),
    courseNames([...new Set(duties.map(({ subjectId }) => subjectId))]),
    db().assignmentRule.findMany({ where: { ambitoId }, select: { id: true, name: true } }),
  ])
  const courses = new Map([...names].map(([id, { title }]) => [id, title]))
  return { ambito, day, courses, rules: new Map(rules.map(({ id, name }) => [id, name])) }
}

type Letter = { subject: string; text: string; unsubscribeUrl?: string }
type To = { personId: string; addressee: Addressee }

const absolute = (path: string) => `${env().publicUrl}${path}`

function unsubscribeLink(personId: string, choice: 'courtesy' | 'digest'): string {
  return absolute(reminderPaths.unsubscribe({ token: makeTicket({ personId, choice }) }))
}

const paragraphs = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join('\n\n')

function dutyLine(item: DutyItem, { courses, rules, day: today }: Words, locale: Locale): string {
  const t = translator(reminderLetters, locale)
  const { day } = formatsOf(locale)
  const values = { course: courses.get(item.subjectId) ?? '', day: day(item.dueOn), rule: rules.get(item.ruleId) ?? '' }
  if (item.dueOn < today) return t('line_late', values)
  if (item.step.kind === 'assigned') return t('line_assigned', values)
  const count = Math.round((item.dueOn.getTime() - today.getTime()) / dayLength)
  return t('line_before', { ...values, left: count === 0 ? t('left_none') : t('left', { count }) })
}

function dutyLetter(items: readonly DutyItem[], { personId, addressee }: To, words: Words): Letter {
  const { locale, givenName: name } = addressee
  const t = translator(reminderLetters, locale)
  const { day } = formatsOf(locale)
  const [first] = items
  if (!first) throw new Error('a letter about nothing')
  const one = { course: words.courses.get(first.subjectId) ?? '', day: day(first.dueOn) }
  const subject =
    items.length > 1 ? t('subject_several', { count: items.length }) : t(`subject_${first.step.kind}`, one)
  const link = absolute(reminderPaths.own())
  const isFriendly = isCourtesy(items.map(({ step }) => step.kind))
  const unsubscribe = isFriendly ? unsubscribeLink(personId, 'courtesy') : null
  const text = paragraphs(
    t('hello', { name }),
    t('duties_lead', { place: words.ambito.name }),
    items.map((item) => dutyLine(item, words, locale)).join('\n'),
    t('begin', { link: absolute(learningPaths.home()) }),
    unsubscribe ? t('why_courtesy', { unsubscribe, link }) : t('why_duty', { link }),
    t('sign'),
  )
  return { subject, text, ...(unsubscribe ? { unsubscribeUrl: unsubscribe } : {}) }
}

function digestLetter({ kind, figures }: DigestItem, { personId, addressee }: To, words: Words): Letter {
  const { locale, givenName: name } = addressee
  const t = translator(reminderLetters, locale)
  const say = translator(dutyMessages, locale)
  const { ambito } = words
  const values = { place: ambito.name, day: formatsOf(locale).day(words.day) }
  const rules = figures.map(({ ruleName: rule, courseTitle: course, counts }) =>
    [
      t('digest_rule', { rule, course }),
      t('digest_total', { count: counts.people }),
      ...dutyStates
        .filter((state) => counts[state] > 0)
        .map((state) => t('digest_state', { state: say(`state_${state}`), count: counts[state] })),
    ].join('\n'),
  )
  const isContact = kind === 'contact_digest'
  const place = { ambitoSlug: ambito.slug }
  const unsubscribeUrl = unsubscribeLink(personId, 'digest')
  const text = paragraphs(
    t('hello', { name }),
    t('digest_lead', values),
    isContact ? t('digest_scope') : null,
    ...rules,
    t('digest_open', { link: absolute(officePaths.duties(place)) }),
    t('why_digest', { unsubscribe: unsubscribeUrl }),
    t('sign'),
  )
  return { subject: t('digest_subject', values), text, unsubscribeUrl }
}

/** When a civil day is over in Italy. */
const endOf = (day: Date) => romeInstant(isoDay(new Date(day.getTime() + dayLength)), '00:00')

/**
 * Queues the one mail of somebody's day: what is asked of them, or a digest. It goes out once at most, and on that day:
 * on the next it would be wrong about how many are left, and perhaps a second one.
 */
export async function queueReminder(
  tx: Transaction,
  { mailId, items, words, ...to }: To & { mailId: string; items: readonly (DutyItem | DigestItem)[]; words: Words },
  now: Date,
): Promise<void> {
  const { email: recipient } = to.addressee
  if (recipient === null) throw new Error('nowhere to send a reminder')
  const duties = items.filter((item) => item.kind === 'duty')
  const digest = items.find((item) => item.kind !== 'duty')
  const letter = digest ? digestLetter(digest, to, words) : dutyLetter(duties, to, words)
  await queueMail(tx, { id: mailId, recipient, isOnce: true, expiresAt: endOf(words.day), ...letter }, now)
}
