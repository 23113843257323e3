import { z } from 'zod'
import { entryLimit } from './limits.ts'

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

const Text = z.string().trim().min(1).max(entryLimit)

/** Changing or deleting an entry one has written: in its lesson and in the journal alike. */
export const EntryForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('edit-entry'), entryId: z.uuid(), text: Text }),
  z.object({ intent: z.literal('delete-entry'), entryId: z.uuid() }),
])
export type EntryForm = z.infer<typeof EntryForm>

const WriteForm = z.object({ intent: z.literal('write-entry'), activityId: Id, entryId: z.uuid(), text: Text })
const Step = z.coerce.number().int().min(1).max(5)
const SurveyForm = z.object({ intent: z.literal('take-survey'), activityId: Id, answers: z.record(Id, Step) })

const PracticeForm = z.union([EntryForm, WriteForm, SurveyForm])
export type PracticeForm = z.infer<typeof PracticeForm>

const textsOf = (form: FormData): [string, string][] =>
  [...form.entries()].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))

/** The answers of a survey's form: one field `statement-<name>` each. */
export function answersOf(form: FormData): Record<string, string> {
  const named = textsOf(form).filter(([name]) => name.startsWith('statement-'))
  return Object.fromEntries(named.map(([name, value]) => [name.slice('statement-'.length), value]))
}

const intents = ['write-entry', 'edit-entry', 'delete-entry', 'take-survey']

/** Whether a form is one of a journal or survey. */
export function isPracticeForm(form: FormData): boolean {
  return intents.some((intent) => intent === form.get('intent'))
}

/** Reads a form of a journal or survey; null when something in it is missing or wrong. */
export function parsePracticeForm(form: FormData): PracticeForm | null {
  const parsed = PracticeForm.safeParse({ ...Object.fromEntries(textsOf(form)), answers: answersOf(form) })
  return parsed.success ? parsed.data : null
}
