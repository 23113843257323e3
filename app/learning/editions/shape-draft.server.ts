import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { rowLists, withRow, type EditionDraft } from './edition-draft.ts'
import { findTeachers, type TeacherChoice } from './find-teachers.server.ts'

export type ShapedDraft = { draft: EditionDraft; found: { index: number; people: TeacherChoice[] } | null }

/** A teacher found without doubt is taken; an address gives way to the name. */
function withTeacher(draft: EditionDraft, index: number, [only, ...others]: TeacherChoice[]): EditionDraft {
  if (!only || others.length > 0) return draft
  const teachers = draft.teachers.map((teacher, at) => {
    if (at !== index) return teacher
    const name = teacher.name.includes('@') ? only.name : teacher.name
    return { ...teacher, name, personId: only.personId }
  })
  return { ...draft, teachers }
}

/**
 * What the buttons inside the form of an edition do, which keep nothing: `add:<rows>` gives one more row,
 * `find-teacher:<row>` looks for the account of a row. Null for every other button.
 */
export async function shapeDraft(
  ambito: AmbitoChoice,
  draft: EditionDraft,
  intent: string,
  now: Date,
): Promise<ShapedDraft | null> {
  const [verb, what = ''] = intent.split(':')
  const list = rowLists.find((one) => one === what)
  if (verb === 'add' && list) return { draft: withRow(draft, list), found: null }
  const index = draft.teachers.findIndex((_teacher, at) => String(at) === what)
  if (verb !== 'find-teacher' || index < 0) return null
  const people = await findTeachers(ambito, draft.teachers[index]?.name ?? '', now)
  return { draft: withTeacher(draft, index, people), found: { index, people } }
}
