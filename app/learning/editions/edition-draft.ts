import { z } from 'zod'

const Typed = z.string().max(1000).default('')

const TeacherDraft = z.object({ id: Typed, personId: Typed, name: Typed, office: Typed })
const AreaDraft = z.object({ area: Typed, minutes: Typed })
const CreditDraft = z.object({
  ...{ system: Typed, kind: Typed, body: Typed, eventId: Typed, requested: Typed, granted: Typed },
  state: Typed.default('requested'),
})

const PlainDraft = z.object({
  ...{ course: Typed, name: Typed, mode: Typed, startsOn: Typed, endsOn: Typed, place: Typed, seats: Typed },
  ...{ selfEnrolment: Typed, attendanceRule: Typed, thresholdPercent: Typed, exercisesRequired: Typed },
  ...{ fund: Typed, projectCode: Typed, cup: Typed, signatoryName: Typed, signatoryOffice: Typed },
  ...{ certificateLanguage: Typed, validityMonths: Typed },
})

export type TeacherDraft = z.infer<typeof TeacherDraft>
export type CreditDraft = z.infer<typeof CreditDraft>

/** An edition as it stands in its form: everything as typed, so that a refused form shows again what was written. */
export type EditionDraft = z.infer<typeof PlainDraft> & {
  teachers: TeacherDraft[]
  areas: z.infer<typeof AreaDraft>[]
  credits: CreditDraft[]
}

export const rowLists = ['teachers', 'areas', 'credits'] as const
export type RowList = (typeof rowLists)[number]

/** Rows that a form may hold of one kind; more are not read. */
const mostRows = 30

type Typed = Record<string, string>

/** The rows `<list>.0.<field>`, `<list>.1.<field>` …, as far as they go. */
function typedRows(typed: Typed, list: RowList): Typed[] {
  const rows: Typed[] = []
  while (rows.length < mostRows) {
    const prefix = `${list}.${rows.length}.`
    const cells = Object.entries(typed).filter(([name]) => name.startsWith(prefix))
    if (cells.length === 0) break
    rows.push(Object.fromEntries(cells.map(([name, text]) => [name.slice(prefix.length), text])))
  }
  return rows
}

const isWritten = (...texts: string[]) => texts.some((text) => text !== '')

/** The form of an edition as it was sent. */
export function readDraft(form: FormData): EditionDraft {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim().slice(0, 1000)]] : [])),
  )
  return {
    ...PlainDraft.parse(typed),
    teachers: TeacherDraft.array().parse(typedRows(typed, 'teachers')),
    areas: AreaDraft.array().parse(typedRows(typed, 'areas')),
    credits: CreditDraft.array().parse(typedRows(typed, 'credits')),
  }
}

/** A draft without the rows that were left blank. */
export function withoutBlankRows(draft: EditionDraft): EditionDraft {
  return {
    ...draft,
    teachers: draft.teachers.filter(({ name, office, personId }) => isWritten(name, office, personId)),
    areas: draft.areas.filter(({ area, minutes }) => isWritten(area, minutes)),
    credits: draft.credits.filter(({ system, body, eventId, requested, granted }) =>
      isWritten(system, body, eventId, requested, granted),
    ),
  }
}

/** A draft with one more blank row of a kind. */
export function withRow(draft: EditionDraft, list: RowList): EditionDraft {
  return {
    ...draft,
    teachers: list === 'teachers' ? [...draft.teachers, TeacherDraft.parse({})] : draft.teachers,
    areas: list === 'areas' ? [...draft.areas, AreaDraft.parse({})] : draft.areas,
    credits: list === 'credits' ? [...draft.credits, CreditDraft.parse({})] : draft.credits,
  }
}

/** What the form of a new edition begins with: 80 percent is what most funders and CNOAS ask for. */
export function newDraft(courseSlug: string): EditionDraft {
  const terms = { mode: 'blended', attendanceRule: 'declared_on_completion', thresholdPercent: '80' }
  const choices = { selfEnrolment: 'no', exercisesRequired: 'yes', certificateLanguage: 'it' }
  const plain = PlainDraft.parse({ course: courseSlug, ...terms, ...choices })
  return withRow({ ...plain, teachers: [], areas: [], credits: [] }, 'teachers')
}
