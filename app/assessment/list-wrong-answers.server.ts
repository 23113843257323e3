import { sql } from '#app/platform/database.server.ts'
import { ranked, sheets } from './answer-sums.server.ts'
import { listQuizWordings } from './quiz-wordings.server.ts'
import { AnswerValue } from './schemas.ts'
import { wrongAnswersOf, type GivenAnswer, type WrongAnswers } from './wrong-answers.ts'

type GivenRow = { versionId: string; itemId: string; value: string; people: number }

/**
 * The most frequent wrong answers to the questions of a quiz that are written, ordered or matched, by the key of the
 * wording: first attempts, handed in, judged by the keys in force. Aggregates of five people and more alone (P9). The
 * caller has checked that the viewer may see them.
 */
export async function listWrongAnswers(
  activityId: string,
  versionIds: readonly string[],
): Promise<Map<string, WrongAnswers>> {
  const wordings = await listQuizWordings(activityId, versionIds)
  const asked = [...new Set(wordings.map(({ question }) => question.id))]
  const rows = await sql()<GivenRow[]>`
    WITH ${ranked({ activityId, versionIds })}, ${sheets()}
    SELECT "versionId", w.key AS "itemId", w.value::text AS value, count(*)::int AS people
    FROM sheet CROSS JOIN LATERAL jsonb_each(sheet.written) w WHERE w.key = ANY(${asked}::text[]) GROUP BY 1, 2, 3`
  const found = wordings.flatMap(({ key, question, versionIds: own }) => {
    const given = rows
      .filter(({ versionId, itemId }) => itemId === question.id && own.includes(versionId))
      .map(({ value, people }): GivenAnswer => ({ value: AnswerValue.parse(JSON.parse(value)), people }))
    const wrong = wrongAnswersOf(question, given)
    return wrong ? [[key, wrong] as const] : []
  })
  return new Map(found)
}
