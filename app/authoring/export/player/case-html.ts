import type { CaseStep } from '#app/assessment/activity-state.ts'
import type { CaseSpec } from '#app/assessment/schemas.ts'
import { walkCase } from '#app/assessment/walk-case.ts'
import { countersOf, specAt } from './play-case.ts'
import type { CasePlay } from './play.ts'
import { button, esc, fault, form, typed, type Refused, type Say } from './say.ts'

const line = (html: string) => `<span>${html.replace(/^<p>([\s\S]*)<\/p>\s*$/, '$1')}</span>`

type Writing = { id: string; name: string; label: string; min: number; max: number }

function textArea({ id, name, label, min, max }: Writing, say: Say, own: Refused | null): string {
  const isWrong = own?.reason.startsWith('reason_') ?? false
  const error = own && isWrong ? fault(say.shared(own.reason, { min, max }), `${id}-error`) : ''
  const described = `${id}-hint${error ? ` ${id}-error` : ''}`
  return `<div class="field${error ? ' field--wrong' : ''}"><label for="${id}">${label}</label><p class="field__hint" id="${id}-hint">${say.case('length_hint', { min, max })} ${say.player('kept_none')}</p>${error}<textarea id="${id}" name="${name}" rows="5" maxlength="4000" aria-describedby="${described}"${error ? ' aria-invalid="true"' : ''}>${esc(typed(own, name))}</textarea></div>`
}

function start(spec: CaseSpec, label: string, say: Say): string {
  const counters = countersOf(spec)
  const options = ['', ...counters].map(
    (one) => `<option value="${one}">${one ? say.counter(one) : say.case('counter_none')}</option>`,
  )
  const choice =
    counters.length > 0
      ? `<div class="field"><label for="${spec.id}-counter">${say.case('walk_from')}</label><select id="${spec.id}-counter" name="counter">${options.join('')}</select></div>`
      : ''
  return form(spec.id, {}, choice + button('start', label))
}

function given({ decision, reflection }: CaseStep, say: Say): string {
  const words = (text: string) => (text === '' ? `<em>${say.player('reason_gone')}</em>` : esc(text))
  const chosen = decision?.options.find((one) => one.chosen)
  return [
    reflection && reflection.text !== null
      ? `<p><strong>${say.case('your_reflection')}:</strong> ${words(reflection.text)}</p>`
      : '',
    chosen ? `<p><strong>${say.case('you_chose')}:</strong> ${line(chosen.html)}</p>` : '',
    chosen && decision && (decision.reasonMin > 0 || decision.reason)
      ? `<p><strong>${say.case('your_reason')}:</strong> ${words(decision.reason ?? '')}</p>`
      : '',
  ].join('')
}

const outcome = ({ outcomeHtml }: CaseStep) => (outcomeHtml ? `<div class="case__outcome">${outcomeHtml}</div>` : '')

function past(step: CaseStep, say: Say): string {
  return `<details class="case__past"><summary>${esc(step.title)}</summary>${outcome(step)}${step.html}${given(step, say)}</details>`
}

function decisionHtml(spec: CaseSpec, { decision }: CaseStep, say: Say, own: Refused | null): string {
  if (!decision) return ''
  const { id, promptHtml, options, reasonMin: min, reasonMax: max } = decision
  const before = typed(own, 'option')
  const isChoice = own !== null && !own.reason.startsWith('reason_')
  const rows = options.map(
    (one) =>
      `<label class="choice choice--open choice--wide"><input type="radio" name="option" value="${one.id}"${before === one.id ? ' checked' : ''}>${line(one.html)}</label>`,
  )
  const error = isChoice ? fault(say.shared(own.reason), `${id}-error`) : ''
  const reason = textArea({ id: `${id}-reason`, name: 'reason', label: say.case('reason'), min, max }, say, own)
  return form(
    spec.id,
    { item: id, type: 'decision' },
    `<div role="radiogroup" aria-labelledby="${id}-prompt"><div class="quiz__prompt" id="${id}-prompt">${promptHtml}</div>${rows.join('')}${error}</div>${reason}${button('answer', say.case('decide'))}`,
  )
}

function reflectionHtml(spec: CaseSpec, { reflection }: CaseStep, say: Say, own: Refused | null): string {
  if (!reflection) return ''
  const { id, promptHtml, min, max } = reflection
  const field = textArea({ id: `${id}-text`, name: 'text', label: say.case('your_reflection'), min, max }, say, own)
  return form(
    spec.id,
    { item: id, type: 'reflection' },
    `<div class="quiz__prompt">${promptHtml}</div>${field}${button('answer', say.case('save_reflection'))}`,
  )
}

/** What comes after an end: the voices of others, the rubric to read oneself again, the debrief. */
function ending({ readings, rubric, debriefHtml }: CaseSpec, say: Say): string {
  const voices = readings.map(
    ({ by, role, html }) =>
      `<figure class="reading">${html}<figcaption><strong>${esc(by)}</strong>, ${esc(role)}</figcaption></figure>`,
  )
  const criteria = rubric.map(
    ({ criterion, levels }) =>
      `<div class="rubric"><p><strong>${esc(criterion)}</strong></p><ol>${levels.map((one) => `<li>${esc(one)}</li>`).join('')}</ol></div>`,
  )
  const part = (heading: string, inside: string) => (inside ? `<section><h3>${heading}</h3>${inside}</section>` : '')
  return `<div class="alert alert--success" role="status" tabindex="-1" data-focus><p>${say.case('case_done')}</p></div>${part(say.case('readings'), voices.join(''))}${part(say.case('rubric'), criteria.join(''))}${part(say.case('debrief'), debriefHtml)}`
}

function path(steps: readonly CaseStep[], isOver: boolean, say: Say): string {
  if (steps.length < 2) return ''
  const dots = steps.map(({ title }, at) => {
    const isHere = !isOver && at === steps.length - 1
    return `<li${isHere ? ' aria-current="step"' : ''}><span>${isHere ? say.case('path_here') : esc(title)}</span></li>`
  })
  return `<ol class="case-path" aria-label="${say.case('path')}">${dots.join('')}</ol>`
}

/** A case: one scene at a time with what was decided before it, and at the end the readings of others. */
export function caseHtml(spec: CaseSpec, { walk }: CasePlay, say: Say, refused: Refused | null): string {
  if (!walk) return `<p class="muted">${say.player('kept_none')}</p>${start(spec, say.case('start_case'), say)}`
  const { steps, pending, finished } = walkCase(specAt(spec, walk.counter), walk.answers)
  const last = steps.at(-1)
  if (finished || !last) {
    const all = steps.map((step) => past(step, say)).join('')
    return path(steps, true, say) + all + ending(spec, say) + start(spec, say.case('retry_case'), say)
  }
  const own = refused && refused.itemId === pending?.itemId ? refused : null
  const forward =
    pending?.kind === 'decision'
      ? decisionHtml(spec, last, say, own)
      : pending?.kind === 'reflection'
        ? reflectionHtml(spec, last, say, own)
        : form(spec.id, { item: pending?.itemId ?? '', type: 'continue' }, button('answer', say.case('continue')))
  const before = steps.slice(0, -1).map((step) => past(step, say))
  return `${path(steps, false, say)}${before.join('')}<div class="case__now">${outcome(last)}<h3 tabindex="-1"${own ? '' : ' data-focus'}>${esc(last.title)}</h3>${last.html}${given(last, say)}${forward}</div>`
}
