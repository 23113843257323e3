import { ask } from './ask.ts'

/** One form of a page: the fields it sends as they stand, and what may be chosen for the open ones. */
export type ExerciseForm = { hidden: Record<string, string>; choices: Record<string, string[]> }

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** The forms of an exercise in a lesson's HTML, as a browser without script has them. */
export function formsOf(html: string): ExerciseForm[] {
  return html
    .split('<form')
    .slice(1)
    .map((piece) => piece.split('</form>')[0] ?? '')
    .filter((piece) => piece.includes('name="intent"') && piece.includes('name="activityId"'))
    .map((piece) => {
      const hidden: Record<string, string> = {}
      const choices: Record<string, string[]> = {}
      for (const [tag] of piece.matchAll(/<input[^>]*>/g)) {
        const name = attribute(tag, 'name') ?? ''
        const value = attribute(tag, 'value') ?? ''
        if (attribute(tag, 'type') === 'hidden') hidden[name] = value
        else (choices[name] ??= []).push(value)
      }
      for (const [, tag = '', inside = ''] of piece.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
        const values = [...inside.matchAll(/<option[^>]*\svalue="([^"]+)"/g)].map(([, value = '']) => value)
        choices[attribute(tag, 'name') ?? ''] = values
      }
      return { hidden, choices }
    })
}

/** A whole answer to a form: the first choice there is, the given text where something is to be written. */
export function filled({ hidden, choices }: ExerciseForm, text: string): Record<string, string> {
  const fields = { ...hidden }
  for (const [index, [name, values]] of Object.entries(choices).entries()) {
    fields[name] = name.startsWith('position-') ? String(index + 1) : (values[0] ?? '')
  }
  const { type } = hidden
  if (type === 'decision') fields.reason = text
  if (type === 'short' || type === 'reflection') fields.text = text
  if (type === 'numeric') fields.text = '12'
  return fields
}

/** Begins an exercise. */
export async function start(cookie: string, lesson: string, activityId: string): Promise<void> {
  await ask(lesson, { cookie, body: { intent: 'start-attempt', activityId } })
}

/** Answers up to `count` open forms of a lesson, one after the other as they open. */
export async function answer(cookie: string, lesson: string, count: number): Promise<void> {
  const reason = 'Perché prima di tutto voglio capire che cosa sa già, e che cosa vorrebbe chiedere lei a noi.'
  for (let answered = 0; answered < count; answered += 1) {
    const page = await ask(lesson, { cookie })
    const form = formsOf(page.text).find(({ hidden }) => hidden.intent === 'answer')
    if (!form) return
    const reply = await ask(lesson, { cookie, body: filled(form, reason) })
    if (reply.status !== 302) throw new Error(`answer refused with ${reply.status}: ${JSON.stringify(form)}`)
  }
}
