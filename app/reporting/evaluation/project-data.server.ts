import { csvLines } from '#app/platform/csv.ts'
import { dataColumns } from './data-columns.ts'
import { extractOf } from './extract.server.ts'
import { readProjectFacts } from './project-facts.server.ts'
import type { OpenProject, ProjectQuestion } from './projects.server.ts'
import { pseudonymousData, type PseudonymousData } from './pseudonymous-rows.server.ts'

/** `extract` is what page, data and codebook print: the same lines of the same day have the same one. */
export type ProjectData = PseudonymousData & { extract: string }

/**
 * The data without names of a project, of the ambiti the viewer evaluates alone; null for whoever gets none, and where
 * there are too few people.
 */
export async function projectData({
  exportScope,
  question,
}: Pick<OpenProject, 'exportScope'> & { question: ProjectQuestion }): Promise<ProjectData | null> {
  if (!exportScope) return null
  const data = pseudonymousData(question.projectKey, await readProjectFacts({ ...question, scope: exportScope }))
  return data && { ...data, extract: extractOf(question, csvLines(dataColumns, data.rows)) }
}
