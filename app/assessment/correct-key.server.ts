import type { Viewer } from '#app/identity/viewer.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { correctQuestion, withCorrections, type KeyProblem, type KeyProposal } from './correct-question.ts'
import {
  findCorrection,
  listAsking,
  listCorrections,
  listGraded,
  regradeProgress,
} from './correction-queries.server.ts'
import { keyCorrected } from './jobs.server.ts'
import { lockKeys, type QuizPlace } from './lock-keys.server.ts'
import { changesOf, figuresOf, type Corrected, type CorrectionFigures } from './regrade-rule.ts'
import type { QuizSpec } from './schemas.ts'
import { wordingOf } from './wording.server.ts'

export type Proposed = QuizPlace & { questionId: string; key: KeyProposal }

type QuizFigures = { activityId: string; title: string; figures: CorrectionFigures }

/** What a correction would do. Nothing of it is stored; `fingerprint` names what the numbers were made from. */
export type CorrectionPreview = {
  figures: CorrectionFigures
  /** In the other quizzes that ask the question: its key is corrected in all of them together. */
  elsewhere: QuizFigures[]
  fingerprint: string
  /** Enrolments of which a quiz would not be passed any more: for counting certificates, not for the browser. */
  lostEnrolmentIds: string[]
}

type Refused = { ok: false; reason: KeyProblem | 'regrade_under_way' }
/** One quiz: its figures, what they were made from, and what would be stored. */
type Part = QuizFigures & { seen: string[]; lost: string[]; corrected: Corrected; number: number }
type Weighed = { ok: true; preview: CorrectionPreview; parts: Part[] } | Refused

/** Only who writes courses sees keys and corrects them. */
export function assertCorrects(viewer: Viewer): void {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers correct keys' })
}

async function weighIn(
  tx: Transaction,
  quiz: QuizSpec,
  { courseVersionId, questionId, key }: Proposed,
): Promise<{ ok: true; part: Part } | Refused> {
  const { id: activityId, title, passPercent } = quiz
  const place = { courseVersionId, activityId, questionId }
  const written = quiz.questions.find(({ id }) => id === questionId)
  if (!written) throw notFound('question')
  const corrections = await listCorrections(activityId, [courseVersionId], tx)
  const last = corrections.at(-1)
  if (last) {
    const { done, total } = await regradeProgress(last, tx)
    if (done < total) return { ok: false, reason: 'regrade_under_way' }
  }
  const outcome = correctQuestion(written, key)
  if (!outcome.ok) return outcome
  const before = withCorrections({ questions: [written] }, corrections).questions[0] ?? written
  if (wordingOf(before) === wordingOf(outcome.question)) return { ok: false, reason: 'key_same' }
  const corrected = { before, after: outcome.question, passPercent }
  const number = (last?.number ?? 0) + 1
  const attempts = await listGraded(tx, { ...place, number })
  const changes = changesOf(attempts, corrected)
  const seen = [activityId, String(number), wordingOf(before), wordingOf(outcome.question)]
  const lost = changes.filter(({ outcome: how }) => how === 'lost').map(({ enrolmentId }) => enrolmentId)
  const figures = figuresOf(attempts, corrected)
  const part = { activityId, title, figures, lost, corrected, number }
  return { ok: true, part: { ...part, seen: [...seen, ...changes.map((one) => JSON.stringify(one))] } }
}

/** Every quiz that asks the question, the one it is corrected in first. */
async function weigh(tx: Transaction, proposed: Proposed): Promise<Weighed> {
  const asking = await listAsking(proposed, tx)
  const own = asking.find(({ id }) => id === proposed.activityId)
  if (!own) throw notFound('question')
  const parts: Part[] = []
  for (const quiz of [own, ...asking.filter((one) => one !== own)]) {
    const weighed = await weighIn(tx, quiz, proposed)
    if (!weighed.ok) return weighed
    parts.push(weighed.part)
  }
  const [first, ...others] = parts
  if (!first) throw notFound('question')
  const preview = {
    figures: first.figures,
    elsewhere: others.map(({ activityId, title, figures }) => ({ activityId, title, figures })),
    fingerprint: sha256(parts.flatMap(({ seen }) => seen).join('\n')),
    lostEnrolmentIds: [...new Set(parts.flatMap(({ lost }) => lost))],
  }
  return { ok: true, preview, parts }
}

/**
 * What a corrected key would change, without storing anything.
 * @throws AppError `forbidden` for who does not write courses, `not_found` for a question that the version does not have
 */
export async function previewCorrection(
  viewer: Viewer,
  proposed: Proposed,
): Promise<{ ok: true; preview: CorrectionPreview } | Refused> {
  assertCorrects(viewer)
  const weighed = await weigh(db(), proposed)
  return weighed.ok ? { ok: true, preview: weighed.preview } : weighed
}

export type Confirmed = Proposed & {
  /** Made with the preview: a form sent twice is one correction. */
  correctionId: string
  fingerprint: string
  reason: string
}

type Outcome =
  | { ok: true; correctionId: string }
  | Refused
  /** Attempts were handed in, or another correction made, since the preview: here are the numbers of now. */
  | { ok: false; reason: 'numbers_changed'; preview: CorrectionPreview }
  | { ok: false; reason: 'correction_id_taken' }

/** One row for each quiz, and one audit entry that names them all. */
async function record(tx: Transaction, viewer: Viewer, confirmed: Confirmed, parts: readonly Part[], now: Date) {
  const { correctionId, courseVersionId, activityId, questionId, reason } = confirmed
  const rows = parts.map(({ corrected: { after }, number, activityId: quizId, figures }) => {
    const isOwn = quizId === activityId
    const id = isOwn ? correctionId : newId()
    const { gained, lost, attempts } = figures
    const row = { id, activityId: quizId, number, question: after, hash: wordingOf(after) }
    const quiz = { correctionId: id, activityId: quizId, number, gained, lost, attempts }
    return { quiz, row: { ...row, togetherWith: isOwn ? null : correctionId } }
  })
  const author = { reason, authorId: viewer.personId, recordedAt: now }
  const quizzes = rows.map(({ quiz }) => quiz)
  await tx.keyCorrection.createMany({
    data: rows.map(({ row }) => ({ ...row, courseVersionId, questionId, ...author })),
  })
  const detail = { courseVersionId, questionId, hash: rows[0]?.row.hash ?? '', reason, quizzes }
  const event = { action: 'key.corrected', subjectType: 'key_correction', subjectId: correctionId, detail }
  await audit(tx, { actorId: viewer.personId, ...event }, now)
  for (const { row } of rows) await enqueue(tx, keyCorrected, { correctionId: row.id })
}

/** Always in the same order, so that two corrections never wait for each other. */
async function lockAll(tx: Transaction, { courseVersionId, questionId }: Confirmed): Promise<void> {
  for (const { id } of await listAsking({ courseVersionId, questionId }, tx)) {
    await lockKeys(tx, { courseVersionId, activityId: id }, 'own')
  }
}

/**
 * Lays a corrected key over a question of a published version, as a new fact, when what it does is still what the
 * preview showed: in every quiz of the version that asks the question; answers given from now on are graded by it, the attempts handed in before by a job.
 * @throws AppError `forbidden` for who does not write courses, `not_found` for a question that the version does not have
 */
export async function correctKey(viewer: Viewer, confirmed: Confirmed, now: Date): Promise<Outcome> {
  assertCorrects(viewer)
  return transaction(async (tx): Promise<Outcome> => {
    await lockAll(tx, confirmed)
    const known = await findCorrection(confirmed.correctionId, tx)
    if (known) {
      const { courseVersionId, activityId, questionId } = confirmed
      const same =
        known.courseVersionId === courseVersionId && known.activityId === activityId && known.questionId === questionId
      return same ? { ok: true, correctionId: known.id } : { ok: false, reason: 'correction_id_taken' }
    }
    const weighed = await weigh(tx, confirmed)
    if (!weighed.ok) return weighed
    const { preview } = weighed
    if (preview.fingerprint !== confirmed.fingerprint) return { ok: false, reason: 'numbers_changed', preview }
    await record(tx, viewer, confirmed, weighed.parts, now)
    return { ok: true, correctionId: confirmed.correctionId }
  })
}
