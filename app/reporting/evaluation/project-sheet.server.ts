import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { chooseDay, usualDays } from '../choose-day.ts'
import { sexOf } from '#app/identity/fiscal-code-sex.ts'
import { extractOf } from './extract.server.ts'
import { projectData } from './project-data.server.ts'
import { readProjectFacts, type ProjectFact } from './project-facts.server.ts'
import { indicatorsOf } from './project-indicators.ts'
import { openProject, type OpenProject, type ProjectQuestion } from './projects.server.ts'

/** A project as the address asks for it: `asOf` its day, `at` the instant a page was made, for the page's files. */
export type OpenedSheet = OpenProject & { day: ReturnType<typeof chooseDay>; today: Date; question: ProjectQuestion }

/** The instant of a page made before; now for none, and for what is no instant or lies ahead. */
function instantOf(text: string | null, now: Date): Date {
  const at = new Date(text ?? '')
  return at <= now ? at : now
}

/**
 * Opens a project as a query string asks.
 * @throws AppError `forbidden`, `not_found` as `openProject`
 */
export async function openSheet(
  viewer: Viewer,
  projectKey: string,
  search: URLSearchParams,
  now: Date,
): Promise<OpenedSheet> {
  const opened = await openProject(viewer, projectKey, now)
  const today = civilDay(now)
  const day = chooseDay(search.get('asOf'), today)
  const until = instantOf(search.get('at'), now)
  const { project, scope } = opened
  return { ...opened, day, today, question: { projectKey: project.projectKey, scope, asOf: day.asOf, until } }
}

const withSex = (fact: ProjectFact) => ({ ...fact, sex: sexOf(decryptFiscalCode(fact.fiscalCodeCipher)) })

/** The figures of a project, with the extract they come from and when they were read. */
export async function projectFigures({ question }: Pick<OpenedSheet, 'question'>) {
  const indicators = indicatorsOf((await readProjectFacts(question)).map(withSex))
  return { indicators, extract: extractOf(question, indicators), at: question.until }
}

/**
 * The sheet of a project: its figures, and the extract they come from, which page and files print. `dataExtract` is that of
 * the data without names; null where the viewer gets none.
 */
export async function projectSheet(opened: OpenedSheet) {
  const { project, exportScope, day, today } = opened
  const figures = await projectFigures(opened)
  const data = await projectData(opened)
  return {
    project,
    day: { asOf: isoDay(day.asOf), fault: day.fault, typed: day.typed },
    today: isoDay(today),
    usual: usualDays(today),
    ...figures,
    dataExtract: data?.extract ?? null,
    mayExport: exportScope !== null,
  }
}
export type ProjectSheet = Awaited<ReturnType<typeof projectSheet>>
