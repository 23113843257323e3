import type { Wording } from './answer-sums.server.ts'
import { listCorrections } from './correction-queries.server.ts'
import { withCorrections } from './correct-question.ts'
import type { QuizSpec } from './schemas.ts'
import { findSpec } from './spec-queries.server.ts'
import { wordingOf } from './wording.server.ts'

type VersionQuiz = { versionId: string; spec: QuizSpec }

/** Every question as it is graded today; one whose key was corrected is another wording than where it was not. */
async function wordingsOf(activityId: string, quizzes: readonly VersionQuiz[]): Promise<Wording[]> {
  const versionIds = quizzes.map(({ versionId }) => versionId)
  const corrections = await listCorrections(activityId, versionIds)
  const wordings = new Map<string, Wording>()
  for (const { versionId, spec } of quizzes) {
    const own = corrections.filter(({ courseVersionId }) => courseVersionId === versionId)
    // An opinion has no key: it is neither easy nor hard.
    for (const question of withCorrections(spec, own).questions.filter(({ type }) => type !== 'scale')) {
      const key = wordingOf(question)
      const known = wordings.get(key)
      const corrected = (known?.corrected ?? false) || own.some(({ questionId }) => questionId === question.id)
      wordings.set(key, { key, question, versionIds: [...(known?.versionIds ?? []), versionId], corrected })
    }
  }
  return [...wordings.values()]
}

/** The questions of a quiz in every wording that the versions have, graded as today; opinions are left out. */
export async function listQuizWordings(activityId: string, versionIds: readonly string[]): Promise<Wording[]> {
  const specs = await Promise.all(
    versionIds.map(async (versionId) => ({ versionId, spec: await findSpec(versionId, activityId) })),
  )
  return wordingsOf(
    activityId,
    specs.flatMap(({ versionId, spec }) => (spec?.kind === 'quiz' ? [{ versionId, spec }] : [])),
  )
}
