import { fieldLimits } from '#app/assessment/fill-form.ts'
import type { JournalSpec, SurveySpec } from '#app/assessment/practice-schemas.ts'
import type { FormField, FormSpec } from '#app/assessment/schemas.ts'
import type { FormPlay } from './play.ts'
import { button, esc, fault, form, type Refused, type Say } from './say.ts'

function control({ id, kind, options }: FormField, text: string, about: string): string {
  const named = `id="${id}-field" name="field-${id}"${about}`
  if (kind === 'text') return `<textarea ${named} rows="5" maxlength="${fieldLimits.text}">${esc(text)}</textarea>`
  if (kind === 'date') return `<input type="date" ${named} value="${esc(text)}">`
  if (kind === 'line') {
    return `<input type="text" ${named} value="${esc(text)}" maxlength="${fieldLimits.line}" autocomplete="off">`
  }
  const rows = options.map((one) => `<option${one === text ? ' selected' : ''}>${esc(one)}</option>`)
  return `<select ${named}><option value=""></option>${rows.join('')}</select>`
}

function fieldHtml(field: FormField, text: string, say: Say, refused: Refused | null): string {
  const { id, label, required, hintHtml } = field
  const own = refused?.itemId === id ? refused : null
  const hint = hintHtml ? `<p class="field__hint" id="${id}-hint">${hintHtml}</p>` : ''
  const error = own ? fault(say.shared(own.reason), `${id}-error`) : ''
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const about = `${described && ` aria-describedby="${described}"`}${required ? ' aria-required="true"' : ''}${own ? ' aria-invalid="true"' : ''}`
  const name = required ? `${esc(label)} (${say.form('required')})` : esc(label)
  return `<div class="field${own ? ' field--wrong' : ''}"><label for="${id}-field">${name}</label>${hint}${error}${control(field, text, about)}</div>`
}

function compared({ label, modelHtml, whyHtml }: FormField, text: string, say: Say): string {
  const own = text ? `<p class="form-compare__own">${esc(text)}</p>` : `<p class="muted">${say.form('left_empty')}</p>`
  const why = whyHtml ? `<p><strong>${say.form('why')}</strong></p>${whyHtml}` : ''
  return `<div class="form-compare"><h3>${esc(label)}</h3><div class="form-compare__sides"><div><h4>${say.form('yours')}</h4>${own}</div><div class="form-compare__model"><h4>${say.form('model')}</h4>${modelHtml}${why}</div></div></div>`
}

/** A form to fill in: the situation, its fields, and once handed in a good compilation beside one's own. */
export function formHtml(spec: FormSpec, { isDone, attempt }: FormPlay, say: Say, refused: Refused | null): string {
  const intro = `<h3>${say.form('form_intro')}</h3>${spec.introHtml}`
  const start = (word: 'start_form' | 'retry_form') => form(spec.id, {}, button('start', say.form(word), 'outline'))
  const done = isDone ? `<p class="muted">${say.form('form_done')}</p>` : ''
  if (!attempt)
    return intro + (isDone ? done + start('retry_form') : form(spec.id, {}, button('start', say.form('start_form'))))
  const textOf = (id: string) => attempt.texts.get(id) ?? ''
  if (attempt.isHandedIn) {
    const told = `<div class="alert alert--success" role="status" tabindex="-1" data-focus><p>${say.form('form_done')}</p></div>`
    return (
      intro + told + spec.fields.map((field) => compared(field, textOf(field.id), say)).join('') + start('retry_form')
    )
  }
  const fields = spec.fields.map((field) => fieldHtml(field, textOf(field.id), say, refused)).join('')
  const note = `<p class="muted">${say.player('kept_none')} ${say.form('hand_in_hint')}</p>`
  return intro + form(spec.id, {}, fields + note + button('hand-in', say.form('hand_in_form')))
}

/** A question to write about for oneself; the page keeps the words while it is open. */
export function journalHtml({ id, promptHtml }: JournalSpec, say: Say): string {
  return `${promptHtml}<div class="field"><label for="${id}-text">${say.player('journal_label')}</label><p class="field__hint" id="${id}-hint">${say.player('kept_none')}</p><textarea id="${id}-text" rows="6" maxlength="10000" aria-describedby="${id}-hint"></textarea></div>`
}

/** Those of `agreement`, whose file brings its checks along. */
const steps = [1, 2, 3, 4, 5] as const

/** Statements to agree with or not, for oneself: elsewhere nobody counts them. */
export function surveyHtml({ id, introHtml, statements }: SurveySpec, say: Say): string {
  const rows = statements.map(({ name, text }) => {
    const choices = steps.map(
      (step) =>
        `<label class="choice choice--open"><input type="radio" name="${id}-${name}" value="${step}"><span>${say.survey(`step_${step}`)}</span></label>`,
    )
    return `<fieldset class="scale-set"><legend>${esc(text)}</legend><div class="scale">${choices.join('')}</div></fieldset>`
  })
  return `${introHtml}<p class="field__hint">${say.player('survey_note')}</p>${rows.join('')}`
}
