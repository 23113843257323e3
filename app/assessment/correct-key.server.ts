import type { Viewer } from '#app/identity/viewer.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { correctQuestion, withCorrections, type KeyProblem, type KeyProposal } from './correct-question.ts'
import { findCorrection, getQuiz, listCorrections, listGraded, regradeProgress } from './correction-queries.server.ts'
import { keyCorrected } from './jobs.server.ts'
import { lockKeys, type QuizPlace } from './lock-keys.server.ts'
import { changesOf, figuresOf, type Corrected, type CorrectionFigures } from './regrade-rule.ts'
import { wordingOf } from './wording.server.ts'

export type Proposed = QuizPlace & { questionId: string; key: KeyProposal }

/** What a correction would do. Nothing of it is stored; `fingerprint` names what the numbers were made from. */
export type CorrectionPreview = {
  figures: CorrectionFigures
  fingerprint: string
  /** Enrolments whose quiz would not be passed any more: for counting certificates, not for the browser. */
  lostEnrolmentIds: string[]
}

type Refused = { ok: false; reason: KeyProblem | 'regrade_under_way' }
type Weighed = { ok: true; preview: CorrectionPreview; corrected: Corrected; number: number } | Refused

/** Only who writes courses sees keys and corrects them. */
export function assertCorrects(viewer: Viewer): void {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers correct keys' })
}

async function weigh(tx: Transaction, { key, ...place }: Proposed): Promise<Weighed> {
  const quiz = await getQuiz(place, tx)
  const written = quiz.questions.find(({ id }) => id === place.questionId)
  if (!written) throw notFound('question')
  const corrections = await listCorrections(place.activityId, [place.courseVersionId], tx)
  const last = corrections.at(-1)
  if (last) {
    const { done, total } = await regradeProgress(last, tx)
    if (done < total) return { ok: false, reason: 'regrade_under_way' }
  }
  const outcome = correctQuestion(written, key)
  if (!outcome.ok) return outcome
  const before = withCorrections({ questions: [written] }, corrections).questions[0] ?? written
  if (wordingOf(before) === wordingOf(outcome.question)) return { ok: false, reason: 'key_same' }
  const corrected = { before, after: outcome.question, passPercent: quiz.passPercent }
  const number = (last?.number ?? 0) + 1
  const attempts = await listGraded(tx, { ...place, number })
  const changes = changesOf(attempts, corrected)
  const seen = [number, wordingOf(before), wordingOf(outcome.question), ...changes.map((one) => JSON.stringify(one))]
  const lostEnrolmentIds = changes.filter(({ outcome: how }) => how === 'lost').map(({ enrolmentId }) => enrolmentId)
  const preview = { figures: figuresOf(attempts, corrected), fingerprint: sha256(seen.join('\n')), lostEnrolmentIds }
  return { ok: true, preview, corrected, number }
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

async function record(
  tx: Transaction,
  viewer: Viewer,
  confirmed: Confirmed,
  weighed: Weighed & { ok: true },
  now: Date,
) {
  const { correctionId: id, courseVersionId, activityId, questionId, reason } = confirmed
  const { corrected, number, preview } = weighed
  const hash = wordingOf(corrected.after)
  const author = { reason, authorId: viewer.personId, recordedAt: now }
  await tx.keyCorrection.create({
    data: { id, courseVersionId, activityId, questionId, number, question: corrected.after, hash, ...author },
  })
  const { gained, lost, attempts } = preview.figures
  const detail = { courseVersionId, activityId, questionId, number, hash, reason, gained, lost, attempts }
  const event = { action: 'key.corrected', subjectType: 'key_correction', subjectId: id, detail }
  await audit(tx, { actorId: viewer.personId, ...event }, now)
  await enqueue(tx, keyCorrected, { correctionId: id })
}

/**
 * Lays a corrected key over a question of a published version, as a new fact, when what it does is still what the
 * preview showed; answers given from now on are graded by it, the attempts handed in before by a job.
 * @throws AppError `forbidden` for who does not write courses, `not_found` for a question that the version does not have
 */
export async function correctKey(viewer: Viewer, confirmed: Confirmed, now: Date): Promise<Outcome> {
  assertCorrects(viewer)
  return transaction(async (tx): Promise<Outcome> => {
    await lockKeys(tx, confirmed, 'own')
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
    await record(tx, viewer, confirmed, weighed, now)
    return { ok: true, correctionId: confirmed.correctionId }
  })
}
