import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { getDraft } from '../draft-access.server.ts'
import { draftOutline, minutesOf } from '../draft-outline.ts'
import { readCourseFacts, readModuleFacts, type ShownFacts, type ShownModule } from './yaml-facts.ts'

export type ModuleLine = {
  folder: string
  title: string
  /** The revision they were read at. */
  revision: number
  /** Null where they cannot be read. */
  facts: ShownModule | null
}

export type DraftFacts = {
  title: string
  revision: number
  facts: ShownFacts | null
  /** Of all lessons together. */
  minutes: number
  modules: ModuleLine[]
}

/** The facts of a course being written and of its modules. @throws AppError as `getDraft` */
export async function getFacts(viewer: Viewer, slug: string): Promise<DraftFacts> {
  const draft = await getDraft(viewer, slug)
  const files = await db().draftFile.findMany({
    where: { draftId: draft.id, text: { not: null } },
    select: { path: true, text: true, revision: true },
  })
  const outline = draftOutline(slug, new Map(files.map(({ path, text }) => [path, text ?? ''])))
  const find = (path: string) => files.find((one) => one.path === path)
  return {
    title: outline.title,
    revision: find('course.yaml')?.revision ?? 0,
    facts: readCourseFacts(find('course.yaml')?.text ?? ''),
    minutes: minutesOf(outline),
    modules: outline.modules.map(({ folder, title }) => {
      const file = find(`${folder}/module.yaml`)
      return { folder, title, revision: file?.revision ?? 0, facts: readModuleFacts(file?.text ?? '') }
    }),
  }
}
