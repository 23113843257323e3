import type { Viewer } from '#app/identity/viewer.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import type { DraftRow } from './draft-access.server.ts'
import { sourceOfDraft } from './draft-source.server.ts'
import { previewText, type TextPreview } from './preview-text.server.ts'
import { withoutExplained } from './real-people-queries.server.ts'
import { realPeopleIn, type RealPersonPlace } from './real-people.ts'

export type LivePreview = TextPreview & {
  /** Words that look like a real person's data, and that nobody has explained. */
  people: RealPersonPlace[]
}

type Shown = { path: string; text: string; counter: DepartmentKind | null; language: Locale | null }

/**
 * A text of a draft while it is written: what is wrong in it and how it will look. Nothing is stored. What only the whole
 * course shows (an id used in another lesson) is told when it is saved.
 * @throws AppError `not_found`
 */
export async function livePreview(
  viewer: Viewer,
  draft: DraftRow,
  { path, text, counter, language }: Shown,
): Promise<LivePreview> {
  const source = await sourceOfDraft(draft)
  if (!source.files.has(path)) throw notFound('draft file')
  const shown = previewText(language ?? viewer.locale, source, { path, text, counter })
  const exercises = shown.exercises.filter(({ kind }) => kind !== 'case')
  return { ...shown, exercises, people: await withoutExplained(draft, realPeopleIn(path, text)) }
}
