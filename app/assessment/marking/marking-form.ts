import { textOf } from '#app/platform/form-text.ts'
import { MarkingForm, RevisionForm, type TextComment } from './schemas.ts'

/** A field's text; browsers send every new line as two characters and count it as one. */
const writtenIn = (form: FormData, name: string) => textOf(form, name).replaceAll('\r\n', '\n')

/** `words-<n>` says where (`paragraph:start:end`), `words-text-<n>` what; `paragraph-<n>` is a comment at a paragraph. */
function commentsOf(form: FormData): TextComment[] {
  return [...form.keys()].flatMap((name): TextComment[] => {
    const whole = /^paragraph-(\d{1,3})$/.exec(name)
    if (whole) {
      const text = writtenIn(form, name).trim()
      return text ? [{ paragraph: Number(whole[1]), start: null, end: null, text }] : []
    }
    const words = /^words-(\d{1,3})$/.exec(name)
    const place = words && /^(\d{1,3}):(\d{1,4}):(\d{1,4})$/.exec(writtenIn(form, name))
    const text = words ? writtenIn(form, `words-text-${words[1]}`).trim() : ''
    return place && text ? [{ paragraph: Number(place[1]), start: Number(place[2]), end: Number(place[3]), text }] : []
  })
}

/** A level for each of `criteria` criteria, from fields `level-0`, `level-1`…; null where none was chosen. */
function levelsOf(form: FormData, criteria: number): (number | null)[] {
  return Array.from({ length: criteria }, (_, at) => {
    const value = writtenIn(form, `level-${at}`)
    return /^\d{1,2}$/.test(value) ? Number(value) : null
  })
}

/** Reads a trainer's form; null when somebody built it by hand or a comment is beyond every limit. */
export function parseMarkingForm(form: FormData, criteria: number): MarkingForm | null {
  const parsed = MarkingForm.safeParse({
    intent: writtenIn(form, 'intent'),
    textNumber: Number(writtenIn(form, 'textNumber')),
    levels: levelsOf(form, criteria),
    comments: commentsOf(form),
    comment: writtenIn(form, 'comment'),
  })
  return parsed.success ? parsed.data : null
}

/** Reads a learner's revision; null when it has not even the shape of one. */
export function parseRevisionForm(form: FormData): RevisionForm | null {
  const parsed = RevisionForm.safeParse({ revisionId: writtenIn(form, 'revisionId'), text: writtenIn(form, 'text') })
  return parsed.success ? parsed.data : null
}
