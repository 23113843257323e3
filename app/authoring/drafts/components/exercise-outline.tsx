import { createContext, useContext, type ReactNode } from 'react'
import { ExerciseSection } from '#app/assessment/components/exercise-section.tsx'
import { Html } from '#app/assessment/components/html.tsx'
import type { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import type { AssessmentSpec, CaseSpec, FormSpec, Question, QuizSpec, Scene } from '#app/assessment/schemas.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { draftMessages } from '../messages.ts'

type Spec = AssessmentSpec | PracticeSpec
/** The exercises of the lesson shown, by id. */
export const ExercisesContext = createContext<ReadonlyMap<string, Spec>>(new Map())

function Right() {
  const t = useText(draftMessages)
  return <Badge kind="success">{t('right')}</Badge>
}

/** A question with its key: a trainer sees what learners see only after their answer. */
export function QuestionOutline({ question }: { question: Question }) {
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
          {question.value} {question.unit}
        </p>
      )}
      {question.type === 'scale' && (
        <p className="muted">
          {question.from} {question.low} – {question.to} {question.high}
        </p>
      )}
    </li>
  )
}

function QuizOutline({ spec }: { spec: QuizSpec }) {
  return (
    <ol>
      {spec.questions.map((question) => (
        <QuestionOutline key={question.id} question={question} />
      ))}
    </ol>
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

/** What follows a case once it is over: how others read it, and the discussion. */
export function CaseEnding({ spec }: { spec: CaseSpec }) {
  return (
    <>
      {spec.readings.map(({ by, role, html }) => (
        <blockquote key={by}>
          <p>
            <strong>{by}</strong>, {role}
          </p>
          <Html html={html} />
        </blockquote>
      ))}
      <Html html={spec.debriefHtml} />
    </>
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
