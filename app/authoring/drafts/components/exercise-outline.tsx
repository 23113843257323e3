import { createContext, useContext, type ReactNode } from 'react'
import { ExerciseSection } from '#app/assessment/components/exercise-section.tsx'
import { Html } from '#app/assessment/components/html.tsx'
import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import type { AssessmentSpec, CaseSpec, FormSpec, Question, QuizSpec, Scene } from '#app/assessment/schemas.ts'
import { quizMessages } from '#app/assessment/quiz-messages.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { draftMessages } from '../messages.ts'
import { CaseEnding } from './case-ending.tsx'

type Spec = AssessmentSpec | PracticeSpec
/** The exercises of the lesson shown, by id. */
export const ExercisesContext = createContext<ReadonlyMap<string, Spec>>(new Map())

function Right() {
  const t = useText(draftMessages)
  return <Badge kind="success">{t('right')}</Badge>
}

function Aside({ label, html }: { label: string; html: string }) {
  return (
    <div className="muted">
      <p>{label}:</p>
      <Html html={html} />
    </div>
  )
}

/** A question with its key: a trainer sees what learners see only after their answer. */
export function QuestionOutline({ question }: { question: Question }) {
  const t = useText(draftMessages)
  return (
    <li>
      <Html html={question.promptHtml} />
      {(question.type === 'single' || question.type === 'multiple') && (
        <ul>
          {question.choices.map(({ id, html, correct, feedbackHtml }) => (
            <li key={id}>
              <Html inline html={html} /> {correct && <Right />}
              {feedbackHtml && <Html className="muted" html={feedbackHtml} />}
            </li>
          ))}
        </ul>
      )}
      {question.type === 'order' && (
        <ol>
          {question.items.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      )}
      {question.type === 'match' && (
        <ul>
          {question.pairs.map(({ id, left, right }) => (
            <li key={id}>
              {left} → {right}
            </li>
          ))}
        </ul>
      )}
      {question.type === 'short' && <p className="muted">{question.accepted.join(' · ')}</p>}
      {question.type === 'numeric' && (
        <p className="muted">
          {question.value} {question.unit} {question.tolerance > 0 && `± ${question.tolerance}`}
        </p>
      )}
      {question.type === 'scale' && (
        <p className="muted">
          {question.from} {question.low} – {question.to} {question.high}
        </p>
      )}
      {question.hintHtml && <Aside label={t('hint')} html={question.hintHtml} />}
      {question.feedbackHtml && <Aside label={t('after_answer')} html={question.feedbackHtml} />}
    </li>
  )
}

/** How a quiz is taken: questions, pass mark, time, attempts, feedback. */
export function QuizRules({ spec }: { spec: QuizSpec }) {
  const t = useText(quizMessages)
  const { draw, passPercent, attempts, timeLimitMinutes, waitMinutes, feedback } = spec
  return (
    <ul className="muted">
      <li>{t('quiz_rules', { count: draw, pass: passPercent })}</li>
      {timeLimitMinutes > 0 && <li>{t('time_rule', { count: timeLimitMinutes })}</li>}
      <li>{attempts > 0 ? t('attempts_left', { count: attempts }) : t('attempts_many')}</li>
      {waitMinutes > 0 && <li>{t('wait_minutes', { count: waitMinutes })}</li>}
      <li>{t(`feedback_${feedback}`)}</li>
    </ul>
  )
}

function QuizOutline({ spec }: { spec: QuizSpec }) {
  return (
    <>
      <QuizRules spec={spec} />
      <ol>
        {spec.questions.map((question) => (
          <QuestionOutline key={question.id} question={question} />
        ))}
      </ol>
    </>
  )
}

/** What only some counters read, each under its name. */
function AtCounters({ texts }: { texts: Scene['counters'] }) {
  const place = useText(organisationMessages)
  return texts.map(({ department, html }) => (
    <div key={department} className="callout callout--note">
      <p className="callout__title">{place(`department_${department}`)}</p>
      <Html html={html} />
    </div>
  ))
}

export function SceneOutline({ scene, spec }: { scene: Scene; spec: CaseSpec }) {
  const t = useText(draftMessages)
  const titleOf = (id: string | null) => spec.scenes.find((one) => one.id === id)?.title ?? ''
  const wayTo = (id: string | null): ReactNode => <a href={`#scene-${id}`}>{titleOf(id)}</a>
  return (
    <section id={`scene-${scene.id}`} className="card">
      <h3 className="card__title">{scene.title}</h3>
      <Html html={scene.html} />
      <AtCounters texts={scene.counters} />
      {scene.decision && (
        <>
          <Html html={scene.decision.promptHtml} />
          <AtCounters texts={scene.decision.counters} />
          <ul>
            {scene.decision.options.map(({ id, html, to, outcomeHtml }) => (
              <li key={id}>
                <Html inline html={html} /> → {wayTo(to)}
                {outcomeHtml && <Html className="muted" html={outcomeHtml} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {scene.reflection && <Html html={scene.reflection.promptHtml} />}
      {scene.next && <p>→ {wayTo(scene.next)}</p>}
      {scene.end && (
        <p>
          <Badge kind="info">{t('scene_end')}</Badge>
        </p>
      )}
    </section>
  )
}

function CaseOutline({ spec }: { spec: CaseSpec }) {
  return (
    <div className="stack">
      {spec.scenes.map((scene) => (
        <SceneOutline key={scene.id} scene={scene} spec={spec} />
      ))}
      <CaseEnding spec={spec} />
    </div>
  )
}

function FormOutline({ spec }: { spec: FormSpec }) {
  return (
    <>
      <Html html={spec.introHtml} />
      <dl>
        {spec.fields.map(({ id, label, modelHtml }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              <Html html={modelHtml} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Content({ spec }: { spec: Spec }) {
  switch (spec.kind) {
    case 'quiz':
      return <QuizOutline spec={spec} />
    case 'case':
      return <CaseOutline spec={spec} />
    case 'form':
      return <FormOutline spec={spec} />
    case 'journal':
      return <Html html={spec.promptHtml} />
    case 'survey':
      return (
        <ul>
          {spec.statements.map(({ name, text }) => (
            <li key={name}>{text}</li>
          ))}
        </ul>
      )
  }
}

/** An exercise told whole, in the place it has in the lesson: nothing to fill in, keys and every scene shown. */
export function ExerciseOutline({ id = '' }: { id?: string }) {
  const spec = useContext(ExercisesContext).get(id)
  return spec ? (
    <ExerciseSection state={spec}>
      <Content spec={spec} />
    </ExerciseSection>
  ) : null
}
