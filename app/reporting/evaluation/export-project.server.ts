import { leastPeople } from '#app/assessment/small-groups.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { toCsv, type CsvColumn } from '#app/platform/csv.ts'
import { transaction } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { toSlug } from '#app/platform/slug.ts'
import { codebookLines, dataColumns, extractColumn } from './data-columns.ts'
import { evaluationMessages } from './messages.ts'
import { projectData, type ProjectData } from './project-data.server.ts'
import { openSheet, projectFigures, type OpenedSheet } from './project-sheet.server.ts'
import { sheetLines } from './sheet-lines.ts'

type File = { name: string; text: string }
type Asked = { projectKey: string; search: URLSearchParams }

const nameOf = (kind: string, { question }: OpenedSheet) =>
  `${kind}_${toSlug(question.projectKey)}_${isoDay(question.asOf)}.csv`

async function audited(viewer: Viewer, action: string, { question }: OpenedSheet, more: object, now: Date) {
  const detail = { project: question.projectKey, asOf: isoDay(question.asOf), ...more }
  const event = { actorId: viewer.personId, action, subjectType: 'project', subjectId: question.projectKey, detail }
  await transaction((tx) => audit(tx, event, now))
}

/** The data of a project as the viewer has them; null where there are too few people. */
async function openData(viewer: Viewer, { projectKey, search }: Asked, now: Date) {
  const sheet = await openSheet(viewer, projectKey, search, now)
  if (!sheet.exportScope) throw new AppError('forbidden', { message: 'only evaluators have data without names' })
  return { sheet, data: await projectData(sheet) }
}

/**
 * The pseudonymous data of a project, audited (P12); null where there are fewer than five people.
 * @throws AppError `forbidden` for whoever is no evaluator, `not_found`
 */
export async function exportData(viewer: Viewer, asked: Asked, now: Date): Promise<File | null> {
  const { sheet, data } = await openData(viewer, asked, now)
  if (!data) return null
  const { people, rows, extract } = data
  await audited(viewer, 'project.data_downloaded', sheet, { people, rows: rows.length, extract }, now)
  return { name: nameOf('dati', sheet), text: toCsv([...dataColumns, extractColumn(extract)], rows) }
}

/** What the codebook says of an extract as a whole, under its columns. */
function noteOf(viewer: Viewer, { question }: OpenedSheet, { people, joined, extract }: ProjectData): string {
  const t = translator(evaluationMessages, viewer.locale)
  const figures = { code: question.projectKey, day: isoDay(question.asOf), people, joined, extract, least: leastPeople }
  return t('note_project', figures)
}

/**
 * The codebook of the same extract; null where there are fewer than five people.
 * @throws AppError `forbidden`, `not_found` as `exportData`
 */
export async function exportCodebook(viewer: Viewer, asked: Asked, now: Date): Promise<File | null> {
  const { sheet, data } = await openData(viewer, asked, now)
  if (!data) return null
  const t = translator(evaluationMessages, viewer.locale)
  const columns: CsvColumn<ReturnType<typeof codebookLines>[number]>[] = [
    { header: t('variable'), value: ({ name }) => name },
    { header: t('meaning'), value: ({ meaning }) => meaning },
    { header: t('kind'), value: ({ kind }) => kind },
    { header: t('values'), value: ({ values }) => values },
  ]
  const note = { name: '', meaning: noteOf(viewer, sheet, data), kind: '', values: '' }
  return { name: nameOf('legenda', sheet), text: toCsv(columns, [...codebookLines(viewer.locale), note]) }
}

/**
 * The sheet of indicators as a file, with the extract the page shows; audited (P12).
 * @throws AppError `forbidden`, `not_found` as `openSheet`
 */
export async function exportIndicators(viewer: Viewer, { projectKey, search }: Asked, now: Date): Promise<File> {
  const opened = await openSheet(viewer, projectKey, search, now)
  const { indicators, extract, at } = await projectFigures(opened)
  await audited(viewer, 'project.sheet_downloaded', opened, { extract }, now)
  const t = translator(evaluationMessages, viewer.locale)
  const lines = [
    ...sheetLines(indicators, viewer.locale).map(({ label, kind, value }) => {
      const shown = { count: value, hours: hoursOf(value ?? 0), share: value && Math.round(value * 1000) / 1000 }[kind]
      return { label, value: shown, more: '' }
    }),
    ...indicators.byQuarter.flatMap(({ quarter, enrolled, completed, minutes }) => [
      { label: t('new_enrolments'), value: enrolled, more: quarter },
      { label: t('completions'), value: completed, more: quarter },
      { label: t('hours_completed'), value: hoursOf(minutes), more: quarter },
    ]),
  ]
  const columns: CsvColumn<(typeof lines)[number]>[] = [
    { header: t('indicator'), value: ({ label }) => label },
    { header: t('quarter'), value: ({ more }) => more },
    { header: t('value'), value: ({ value }) => value },
    { header: t('project'), value: () => opened.question.projectKey },
    { header: t('as_of'), value: () => isoDay(opened.question.asOf) },
    { header: t('computed'), value: () => at },
    { header: t('extract_label'), value: () => extract },
  ]
  return { name: nameOf('indicatori', opened), text: toCsv(columns, lines) }
}
