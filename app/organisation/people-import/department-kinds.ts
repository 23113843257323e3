import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { fold } from './fold.ts'

/** Words that say what a department does, in the order they decide: `polizia locale e anagrafe canina` is police. */
const signs: readonly [DepartmentKind, RegExp][] = [
  ['local_police', /\b(polizia|vigil|pm\b|comando)/],
  ['nursery', /\b(nido|nidi|asil|infanzia 0 3|prima infanzia)/],
  ['social_services', /\b(social|assistenz|tutela minori|servizi alla persona|welfare|segretariato)/],
  ['registry', /\b(anagraf|demografic|stato civile|elettoral|sportello al cittadino|urp)/],
  ['technical_office', /\b(tecnic|lavori pubblici|ll pp|edilizia|urbanistic|manutenzion|ambiente|territorio|suap)/],
]

/** The kind a department's name speaks of; `other` where it speaks of none. */
export function guessKind(name: string): DepartmentKind {
  const folded = fold(name)
  return signs.find(([, sign]) => sign.test(folded))?.[0] ?? 'other'
}
