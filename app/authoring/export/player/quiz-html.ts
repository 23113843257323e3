import type { AnswerValue } from '#app/assessment/schemas.ts'
import { button, esc, fault, form, typed, type Refused, type Say } from './say.ts'
import type { QuizView } from './play-quiz.ts'

type Attempt = NonNullable<QuizView['attempt']>
type Question = Attempt['questions'][number]
type Given = AnswerValue | null

/** Words without their marks, for lists that take no markup. */
const plain = (html: string) => html.replace(/<[^>]*>/g, '')

/** Markup on one line: a choice is one paragraph. */
const line = (html: string) => `<span>${html.replace(/^<p>([\s\S]*)<\/p>\s*$/, '$1')}</span>`

function choices({ type, options }: Question, given: Given): string {
  const chosen =
    given?.type === 'multiple'
      ? given.choices
      : given?.type === 'single' || given?.type === 'scale'
        ? [given.choice]
        : []
  return options
    .map(({ id, html }) => {
      const kind = type === 'multiple' ? 'checkbox' : 'radio'
      const checked = chosen.includes(id) ? ' checked' : ''
      return `<label class="choice choice--open"><input type="${kind}" name="choice" value="${id}"${checked}>${line(html)}</label>`
    })
    .join('')
}

function places({ options }: Question, given: Given, say: Say): string {
  const order = given?.type === 'order' ? given.order : []
  const rows = options.map(({ id, html }) => {
    const here = order.indexOf(id) + 1
    const numbers = options.map(
      (_, at) => `<option value="${at + 1}"${at + 1 === here ? ' selected' : ''}>${at + 1}</option>`,
    )
    return `<label class="order-line"><select name="position-${id}"><option value="">–</option>${numbers.join('')}</select><span class="visually-hidden">${say.quiz('position_of')} </span>${line(html)}</label>`
  })
  return `<p class="field__hint">${say.quiz('order_help_plain')}</p>${rows.join('')}`
}

function pairs({ lefts, options }: Question, given: Given, say: Say): string {
  const chosen = given?.type === 'match' ? given.pairs : {}
  const rows = lefts.map(({ id, text }) => {
    const rights = options.map(
      (one) => `<option value="${one.id}"${chosen[id] === one.id ? ' selected' : ''}>${plain(one.html)}</option>`,
    )
    return `<label class="match-line"><span>${esc(text)}</span><select name="pair-${esc(id)}"><option value="">${say.quiz('choose')} …</option>${rights.join('')}</select></label>`
  })
  return `<p class="field__hint">${say.quiz('match_help')}</p>${rows.join('')}`
}

function words({ id, type, unit }: Question, given: Given, say: Say, longest: number): string {
  const isNumber = type === 'numeric'
  const text = given?.type === 'short' || given?.type === 'numeric' ? given.text : ''
  const hint = isNumber ? `<p class="field__hint" id="${id}-hint">${say.quiz('number_hint')}</p>` : ''
  const label = `${say.quiz(isNumber ? 'number_answer' : 'write_answer')}${unit && ` (${esc(unit)})`}`
  const described = `${id}-prompt${isNumber ? ` ${id}-hint` : ''}`
  return `<div class="field"><label for="${id}-text">${label}</label>${hint}<input type="text" id="${id}-text" name="text" value="${esc(text)}" maxlength="${longest}" autocomplete="off" aria-describedby="${described}"${isNumber ? ' inputmode="decimal"' : ''}></div>`
}

/** Characters of a short answer and of a number: a register with little room keeps them all. */
const longest = { short: 60, numeric: 24 } as const

function controls(question: Question, given: Given, say: Say): string {
  switch (question.type) {
    case 'single':
      return choices(question, given)
    case 'multiple':
      return `<p class="field__hint">${say.quiz('multiple_help')}</p>${choices(question, given)}`
    case 'scale':
      return `<p class="field__hint">${say.quiz('scale_help')}</p><div class="scale">${choices(question, given)}</div>`
    case 'order':
      return places(question, given, say)
    case 'match':
      return pairs(question, given, say)
    case 'short':
    case 'numeric':
      return words(question, given, say, longest[question.type])
  }
}

function answeredChoices({ options, answer, feedback }: Question, say: Say): string {
  const chosen = answer?.type === 'single' ? [answer.choice] : answer?.type === 'multiple' ? answer.choices : []
  const rows = options.map(({ id, html }) => {
    const said = feedback?.choices[id]
    const isChosen = chosen.includes(id)
    const kind = said ? ` choice--${said.right ? 'right' : isChosen ? 'wrong' : 'other'}` : ''
    const own = isChosen ? ` <span class="choice__note">${say.shared('your_answer')}</span>` : ''
    const right = said?.right ? ` <span class="choice__note">${say.quiz('right_answer')}</span>` : ''
    const told = said?.html && (isChosen || said.right) ? `<div class="choice__feedback">${said.html}</div>` : ''
    return `<li class="choice${kind}">${line(html)}${own}${right}${told}</li>`
  })
  return `<ul class="answered__choices">${rows.join('')}</ul>`
}

function answeredWords({ options, lefts, answer, unit }: Question, say: Say): string {
  const textOf = (id: string | undefined) => line(options.find((one) => one.id === id)?.html ?? '')
  if (answer?.type === 'order') return `<ol>${answer.order.map((id) => `<li>${textOf(id)}</li>`).join('')}</ol>`
  if (answer?.type === 'match') {
    return `<ul>${lefts.map(({ id, text }) => `<li>${esc(text)} → ${textOf(answer.pairs[id])}</li>`).join('')}</ul>`
  }
  const text = answer?.type === 'scale' ? answer.choice : answer && 'text' in answer ? answer.text : ''
  return `<p>${say.quiz('write_answer')}: <strong>${esc(text)}</strong> ${esc(unit)}</p>`
}

function verdict({ feedback }: Question, say: Say): string {
  if (!feedback) return ''
  const { annulled, right, points, max } = feedback
  if (annulled) return `<p class="answered__verdict">${say.quiz('annulled')}</p>`
  if (max === 0) return ''
  const kind = right ? 'right' : points > 0 ? 'partly' : 'wrong'
  return `<p class="answered__verdict answered__verdict--${kind}">${say.quiz(kind, { percent: Math.round((points * 100) / max) })}</p>`
}

function answered(question: Question, say: Say): string {
  const { type, feedback } = question
  const given = type === 'single' || type === 'multiple' ? answeredChoices(question, say) : answeredWords(question, say)
  const tag = type === 'order' ? 'ol' : 'ul'
  const rows = (feedback?.solution ?? []).map((one) => `<li>${esc(one)}</li>`).join('')
  const solution =
    rows && `<div class="answered__solution"><p>${say.quiz('solution')}:</p><${tag}>${rows}</${tag}></div>`
  const general = feedback?.generalHtml ? `<div class="answered__general">${feedback.generalHtml}</div>` : ''
  return `<div class="answered">${given}${verdict(question, say)}${solution}${general}</div>`
}

type Place = { view: QuizView; attempt: Attempt; say: Say; refused: Refused | null }

function questionHtml(question: Question, at: number, { view, attempt, say, refused }: Place): string {
  const { id, promptHtml, hintHtml, answer } = question
  const { spec } = view
  const isOpen = attempt.result === null && (answer === null || spec.feedback !== 'each')
  const own = refused?.itemId === id ? refused : null
  const given = own?.given && answer === null ? typedAnswer(question, own) : answer
  const hint = hintHtml ? `<details class="quiz__hint"><summary>${say.quiz('hint')}</summary>${hintHtml}</details>` : ''
  const errorId = `${id}-error`
  const ask = () =>
    hint +
    form(
      spec.id,
      { item: id, type: question.type },
      `<div class="answer-controls" role="group" aria-labelledby="${id}-prompt"${own ? ` aria-describedby="${errorId}"` : ''}>${controls(question, given, say)}</div>${own ? fault(say.shared(own.reason), errorId) : ''}${button('answer', say.quiz(answer ? 'change_answer' : 'answer'))}`,
    )
  const none = attempt.result && !answer ? `<p class="muted">${say.shared('state_none')}</p>` : ''
  const place = say.quiz('question_number', { number: at + 1, total: attempt.questions.length })
  return `<li class="quiz__question" id="${esc(`${spec.id}-${id}`)}" tabindex="-1"><p class="quiz__position">${place}</p><div class="quiz__prompt" id="${id}-prompt">${promptHtml}</div>${isOpen ? ask() : none || answered(question, say)}</li>`
}

/** What stood in the fields of an answer that was not taken. */
function typedAnswer({ type, options }: Question, refused: Refused): Given {
  if (type === 'short' || type === 'numeric') return { type, text: typed(refused, 'text') }
  if (type === 'multiple') {
    return { type, choices: options.map(({ id }) => id).filter((id) => refused.given?.getAll('choice').includes(id)) }
  }
  return null
}

function rules({ spec, attemptsLeft, canStart, nextStartAt }: QuizView, say: Say): string {
  const lines = [
    say.quiz('quiz_rules', { count: spec.draw, pass: spec.passPercent }),
    say.quiz(`feedback_${spec.feedback}`),
    ...(spec.timeLimitMinutes > 0 ? [say.quiz('time_rule', { count: spec.timeLimitMinutes })] : []),
    ...(spec.waitMinutes > 0 ? [say.quiz('wait_minutes', { count: spec.waitMinutes })] : []),
    attemptsLeft === null
      ? say.quiz('attempts_many')
      : attemptsLeft === 0 && !canStart
        ? say.shared('no_attempts_left')
        : say.quiz('attempts_left', { count: attemptsLeft }),
    ...(nextStartAt ? [say.quiz('retry_at', { time: say.time(nextStartAt) })] : []),
  ]
  return `<div class="quiz__rules"><ul>${lines.map((one) => `<li>${one}</li>`).join('')}</ul></div>`
}

function result({ attempt, spec, isPassed }: QuizView, say: Say): string {
  if (!attempt?.result) return ''
  const { percent, isPassed: isOwn } = attempt.result
  const text =
    percent === null
      ? say.quiz('result_opinions')
      : say.quiz(isOwn ? 'result_passed' : 'result_failed', { percent, pass: spec.passPercent })
  const kind = isOwn ? 'success' : isPassed ? 'info' : 'warning'
  return `<div class="alert alert--${kind}" role="status" tabindex="-1" data-focus><p>${text}</p></div>`
}

/** A quiz: its rules and the button to begin, or its questions with the answers given. */
export function quizHtml(view: QuizView, say: Say, refused: Refused | null): string {
  const { spec, attempt, canStart, isPassed } = view
  const label = say.quiz(attempt === null ? 'start_quiz' : isPassed ? 'retake_quiz' : 'retry_quiz')
  const start = canStart ? form(spec.id, {}, button('start', label, attempt ? 'outline' : 'primary')) : ''
  if (!attempt) return rules(view, say) + start
  const place = { view, attempt, say, refused }
  const questions = attempt.questions.map((one, at) => questionHtml(one, at, place)).join('')
  const given = attempt.questions.filter(({ answer }) => answer !== null).length
  const count = say.quiz('answered_count', { count: given, total: attempt.questions.length })
  const whole = refused?.itemId === null ? fault(say.shared(refused.reason), `${spec.id}-error`) : ''
  const end =
    attempt.result === null && spec.feedback !== 'each' ? form(spec.id, {}, button('hand-in', say.quiz('hand_in'))) : ''
  const clock = attempt.deadlineAt
    ? `<div class="quiz__clock"><p>${say.quiz('time_until', { time: say.time(attempt.deadlineAt) })}</p></div>`
    : ''
  const after = attempt.result ? rules(view, say) + start : `<p class="muted">${count}</p>`
  return `${clock}${result(view, say)}<ol class="quiz__questions">${questions}</ol>${whole}${end}${after}`
}
