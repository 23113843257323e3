import { db } from '#app/platform/database.server.ts'
import { surveyMoments, type SurveyMoment, type SurveySpec } from './practice-schemas.ts'
import { openTally, wordingOf } from './sealed-tally.server.ts'
import { type Counts } from './survey-tally.ts'

/** The figures of one moment; null while fewer than five people make them (P9); `own_first` until the viewer has answered. */
type Moment = { replies: number } | 'own_first' | null

export type SurveyResults = {
  pair: string
  title: string
  moments: Record<SurveyMoment, Moment>
  statements: { name: string; text: string; counts: Record<SurveyMoment, Counts | null> }[]
}

async function shownOf(courseId: string, spec: SurveySpec) {
  const key = { courseId, pair: spec.pair, moment: spec.when, wording: wordingOf(spec) }
  const where = { courseId_pair_moment_wording: key }
  const row = await db().surveyTally.findUnique({ where, select: { sealed: true } })
  const shown = row && openTally(row.sealed).shown
  return shown && shown.replies > 0 ? shown : null
}

/**
 * What the surveys of a pair say before and after, as it may be shown: sums of at least five replies that grow by at
 * least five, over every version with the same words. `words`: the same surveys in the language to show them in. The caller has checked that the viewer may see them.
 */
export async function getSurveyResults(
  courseId: string,
  specs: readonly SurveySpec[],
  words: readonly SurveySpec[] = specs,
): Promise<SurveyResults[]> {
  const pairs = [...new Set(specs.map(({ pair }) => pair))]
  return Promise.all(
    pairs.map(async (pair) => {
      const own = specs.filter((spec) => spec.pair === pair)
      const sumAt = async (moment: SurveyMoment) => {
        const spec = own.find(({ when }) => when === moment)
        return spec ? shownOf(courseId, spec) : null
      }
      const [pre, post] = await Promise.all(surveyMoments.map(sumAt))
      const countsOf = (name: string) => ({
        pre: pre?.statements[name] ?? null,
        post: post?.statements[name] ?? null,
      })
      const shown = words.filter((spec) => spec.pair === pair)
      const [first] = shown
      const title = [...new Set(shown.map((spec) => spec.title))].join(' · ')
      return {
        pair,
        title,
        moments: { pre: pre ? { replies: pre.replies } : null, post: post ? { replies: post.replies } : null },
        statements: (first?.statements ?? []).map((one) => ({ ...one, counts: countsOf(one.name) })),
      }
    }),
  )
}

/** The results without the figures after the course: seen before one's own second answer, they would lead it. */
export function withoutPost(results: SurveyResults): SurveyResults {
  const statements = results.statements.map((one) => ({ ...one, counts: { ...one.counts, post: null } }))
  return { ...results, moments: { ...results.moments, post: 'own_first' }, statements }
}

/** Which surveys an enrolment has taken, as `pair/moment`. */
export async function listTaken(enrolmentId: string): Promise<Set<string>> {
  const rows = await db().surveyTaken.findMany({ where: { enrolmentId }, select: { pair: true, moment: true } })
  return new Set(rows.map(({ pair, moment }) => `${pair}/${moment}`))
}
