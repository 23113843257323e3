import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { ShownPlan } from '../course-plan.ts'
import { lessonMessages } from '../lesson-messages.ts'
import { learningPaths } from '../paths.ts'

type Props = { plan: ShownPlan; done?: string[]; enrolmentId?: string; current?: string }

function LessonMark({ done, current }: { done: boolean; current: boolean }) {
  const t = useText(lessonMessages)
  const text = current ? t('here') : done ? t('done') : t('to_do')
  return (
    <span className={`mark mark--${done ? 'done' : current ? 'here' : 'open'}`}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8" />
        {done && <path d="M6 10.5l3 3 5.5-6.5" />}
      </svg>
      <span className="visually-hidden">{text}</span>
    </span>
  )
}

function LessonLine({
  lesson,
  enrolmentId,
  done,
  current,
}: {
  lesson: ShownPlan[number]['lessons'][number]
  enrolmentId?: string | undefined
  done: boolean
  current: boolean
}) {
  const t = useText(lessonMessages)
  const { duration } = useFormats()
  const exercises = lesson.exercises.map((kind) => t(`exercise_${kind}`)).join(', ')
  const label = (
    <>
      {lesson.title}{' '}
      <span className="outline__minutes">{[duration(lesson.minutes), exercises].filter(Boolean).join(' · ')}</span>
    </>
  )
  return (
    <li className={current ? 'outline__lesson outline__lesson--here' : 'outline__lesson'}>
      {enrolmentId && <LessonMark done={done} current={current} />}
      {enrolmentId ? (
        <Link
          to={learningPaths.lesson({ enrolmentId, lessonId: lesson.id })}
          aria-current={current ? 'page' : undefined}
        >
          {label}
        </Link>
      ) : (
        <span>{label}</span>
      )}
    </li>
  )
}

type ModuleLessonsProps = Omit<Props, 'plan'> & { lessons: ShownPlan[number]['lessons'] }

const ModuleLessons = ({ lessons, done = [], enrolmentId, current }: ModuleLessonsProps) => (
  <ol className="outline__lessons">
    {lessons.map((lesson) => (
      <LessonLine
        key={lesson.id}
        lesson={lesson}
        enrolmentId={enrolmentId}
        done={done.includes(lesson.id)}
        current={lesson.id === current}
      />
    ))}
  </ol>
)

/** A module that opens to its lessons; how many are done stands beside its title. */
function FoldedModule({ module, done = [], ...rest }: Omit<Props, 'plan'> & { module: ShownPlan[number] }) {
  const t = useText(lessonMessages)
  const { title, lessons } = module
  const count = lessons.filter(({ id }) => done.includes(id)).length
  return (
    <details className="outline__fold" open={lessons.some(({ id }) => id === rest.current)}>
      <summary className="outline__module">
        {title} <span className="outline__minutes">{t('module_done', { done: count, all: lessons.length })}</span>
      </summary>
      <ModuleLessons lessons={lessons} done={done} {...rest} />
    </details>
  )
}

/** Modules and lessons; with an enrolment also what is done and links. Beside a lesson only its own module is open. */
export function CourseOutline({ plan, ...rest }: Props) {
  return (
    <ol className="outline">
      {plan.map((module) => (
        <li key={module.id}>
          {rest.current ? (
            <FoldedModule module={module} {...rest} />
          ) : (
            <>
              <p className="outline__module">{module.title}</p>
              <ModuleLessons lessons={module.lessons} {...rest} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
