import type { AnswerGroup, AnswerSums, Wording } from './answer-sums.server.ts'
import { gradeAnswer } from './grade-answer.ts'
import type { ItemSums, TestSums } from './item-statistics.ts'

/** What an answer of the group is worth by the key in force; as it was given where no key was corrected. */
function pointsOf({ wording: { corrected, question }, value, points }: AnswerGroup): number {
  return corrected && value ? gradeAnswer(question, value).points : points
}

const nothing = (questionKey: string): ItemSums => ({
  questionKey,
  answers: 0,
  share: 0,
  shareSquares: 0,
  pairs: { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 },
  upper: { n: 0, x: 0 },
  lower: { n: 0, x: 0 },
})

/** Adds a group to the sums of its question. The rest of a result is what it is without the question. */
function add(sums: ItemSums, group: AnswerGroup): ItemSums {
  const { n, result, resultSquares, upper, lower, max, wording } = group
  const points = pointsOf(group)
  const share = points / wording.question.points
  const rest = max - wording.question.points
  const { pairs } = sums
  const y = (result - n * points) / rest
  const yy = (resultSquares - 2 * points * result + n * points * points) / (rest * rest)
  return {
    ...sums,
    answers: sums.answers + n,
    share: sums.share + n * share,
    shareSquares: sums.shareSquares + n * share * share,
    pairs:
      rest <= 0
        ? pairs
        : {
            n: pairs.n + n,
            x: pairs.x + n * share,
            y: pairs.y + y,
            xx: pairs.xx + n * share * share,
            yy: pairs.yy + yy,
            xy: pairs.xy + share * y,
          },
    upper: { n: sums.upper.n + upper, x: sums.upper.x + upper * share },
    lower: { n: sums.lower.n + lower, x: sums.lower.x + lower * share },
  }
}

/** The sums of every question, by the key of its wording. */
export function itemSumsOf({ groups }: AnswerSums, wordings: readonly Wording[]): Map<string, ItemSums> {
  const sums = new Map(wordings.map(({ key }) => [key, nothing(key)]))
  for (const group of groups) {
    const { key } = group.wording
    sums.set(key, add(sums.get(key) ?? nothing(key), group))
  }
  return sums
}

/**
 * The sums of the whole quiz. With d an answer's points less the mean of its question, S an attempt's points and M the
 * sum of the means of its questions, Σd = S − M for each attempt, and Σ(S − M)² = ΣS² − 2·Σ(mean × ΣS of who answered it)
 * + ΣM²: no answer has to be read a second time to know the means.
 */
export function testSumsOf({ whole, groups, sets }: AnswerSums): TestSums {
  const items = new Map<string, { n: number; points: number; squares: number; results: number }>()
  for (const group of groups) {
    const { n, result } = group
    const points = pointsOf(group)
    const own = items.get(group.wording.key) ?? { n: 0, points: 0, squares: 0, results: 0 }
    items.set(group.wording.key, {
      n: own.n + n,
      points: own.points + n * points,
      squares: own.squares + n * points * points,
      results: own.results + result,
    })
  }
  const meanOf = (key: string) => {
    const own = items.get(key)
    return own && own.n > 0 ? own.points / own.n : 0
  }
  const all = [...items].map(([key, own]) => ({ ...own, mean: meanOf(key) }))
  const sum = <T>(list: readonly T[], value: (one: T) => number) => list.reduce((total, one) => total + value(one), 0)
  const deviationSquares = sum(all, ({ n, mean, squares }) => squares - n * mean * mean)
  const meanSquares = sum(sets, (set) => set.attempts * sum(set.wordings, ({ key }) => meanOf(key)) ** 2)
  const crossed = sum(all, ({ mean, results }) => mean * results)
  return {
    attempts: whole.attempts,
    result: whole.result,
    resultSquares: whole.resultSquares,
    answers: sum(all, ({ n }) => n),
    deviationSquares,
    pairs: sum(sets, ({ attempts, wordings }) => attempts * wordings.length * (wordings.length - 1)),
    deviationProducts: whole.pointSquares - 2 * crossed + meanSquares - deviationSquares,
  }
}

/** How often each choice was taken, by the key of the wording and the choice's id. */
export function choicesOf({ groups }: AnswerSums): Map<string, Record<string, number>> {
  const taken = new Map<string, Record<string, number>>()
  for (const { wording, value, n } of groups) {
    const chosen = value?.type === 'single' ? [value.choice] : value?.type === 'multiple' ? value.choices : []
    const own = taken.get(wording.key) ?? {}
    for (const id of chosen) own[id] = (own[id] ?? 0) + n
    taken.set(wording.key, own)
  }
  return taken
}
