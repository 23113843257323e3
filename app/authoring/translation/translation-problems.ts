import { partsOfCourse, type CourseContent, type Part } from './course-parts.ts'

/** What keeps one course from being a translation of another; codes of `faultMessages`. `at` is the id to look at, null for the course. */
export type TranslationProblem = {
  code:
    | 'translation_language'
    | 'translation_threshold'
    | 'translation_missing'
    | 'translation_extra'
    | 'translation_moved'
    | 'translation_order'
    | 'translation_kind'
    | 'translation_key'
    | 'translation_answers'
    | 'translation_ways'
    | 'translation_attribute'
  at: string | null
  values: Record<string, string>
}

const codeOfFact: Record<string, TranslationProblem['code']> = {
  key: 'translation_key',
  answers: 'translation_answers',
  ways: 'translation_ways',
}

/** What two parts of the same id say differently. */
function factProblems(original: Part, own: Part): TranslationProblem[] {
  const { id } = own
  if (original.kind !== own.kind)
    return [{ code: 'translation_kind', at: id, values: { id, kind: own.kind, original: original.kind } }]
  return Object.entries(original.facts).flatMap(([attribute, value]): TranslationProblem[] => {
    const written = own.facts[attribute] ?? '–'
    if (written === value) return []
    const code = codeOfFact[attribute] ?? 'translation_attribute'
    return [{ code, at: id, values: { id, attribute, value: written, original: value } }]
  })
}

/** Of what is in both, the first that comes in another place; what follows it is out of order with it. */
function orderProblems(originals: readonly Part[], own: readonly Part[]): TranslationProblem[] {
  const at = own.findIndex(({ id }, index) => originals[index]?.id !== id)
  const [found, wanted] = [own[at], originals[at]]
  if (!found || !wanted) return []
  return [{ code: 'translation_order', at: found.id, values: { id: found.id, original: wanted.id } }]
}

/**
 * Everything in which a course is not the other in another language: the same modules, lessons and exercises with the same
 * ids in the same order, minutes, keys and ways, so that people change language and lose nothing. Words are free, and with
 * them what a short answer accepts, the unit of a number and what a field offers. Of something that is missing or
 * in excess only the whole is told, not its pieces.
 */
export function translationProblems(original: CourseContent, translation: CourseContent): TranslationProblem[] {
  const problems: TranslationProblem[] = []
  const { language, thresholdPercent } = translation
  if (language === original.language) problems.push({ code: 'translation_language', at: null, values: { language } })
  if (thresholdPercent !== original.thresholdPercent) {
    const values = { value: String(thresholdPercent), original: String(original.thresholdPercent) }
    problems.push({ code: 'translation_threshold', at: null, values })
  }
  const [theirs, own] = [partsOfCourse(original), partsOfCourse(translation)]
  const [byTheirId, byOwnId] = [theirs, own].map((parts) => new Map(parts.map((part) => [part.id, part] as const)))
  const isIn = (parts: ReadonlyMap<string, Part> | undefined, id: string | null) =>
    id === null || parts?.has(id) === true
  for (const { id, inside } of theirs) {
    if (isIn(byOwnId, id) || !isIn(byOwnId, inside)) continue
    problems.push({ code: 'translation_missing', at: inside, values: { id } })
  }
  for (const { id, inside } of own) {
    if (isIn(byTheirId, id) || !isIn(byTheirId, inside)) continue
    problems.push({ code: 'translation_extra', at: id, values: { id } })
  }
  const common = own.flatMap((part) => {
    const same = byTheirId?.get(part.id)
    return same ? [[same, part] as const] : []
  })
  const moved = common.filter(([same, part]) => same.inside !== part.inside && isIn(byTheirId, part.inside))
  for (const [same, { id }] of moved) {
    problems.push({ code: 'translation_moved', at: id, values: { id, original: same.inside ?? '–' } })
  }
  if (moved.length === 0) {
    const inOrder = theirs.filter(({ id }) => isIn(byOwnId, id))
    problems.push(
      ...orderProblems(
        inOrder,
        common.map(([, part]) => part),
      ),
    )
  }
  return [...problems, ...common.flatMap(([same, part]) => factProblems(same, part))]
}
