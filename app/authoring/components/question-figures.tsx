import { Link } from '#app/ui/components/link.tsx'
import { Html } from '#app/assessment/components/html.tsx'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { correctionMessages } from '../correction-messages.ts'
import { authoringMessages } from '../page-messages.ts'
import { authoringPaths } from '../paths.ts'
import type { QuestionReport } from '../quiz-report.server.ts'
import { FigureList } from './figure-list.tsx'

/** How these pages write shares and coefficients. */
export function useShares() {
  const { percent, hundredths } = useFormats()
  const orDash = (format: (value: number) => string) => (value: number | null) => (value === null ? '–' : format(value))
  return { percent: orDash(percent), coefficient: orDash(hundredths) }
}

function Choices({ choices }: Pick<QuestionReport, 'choices'>) {
  const t = useText(authoringMessages)
  const { percent } = useShares()
  return (
    <ul className="question-figures__choices">
      {choices.map(({ id, html, correct, taken, share }) => (
        <li key={id}>
          <span>
            <Html inline html={html} /> {correct && <Badge kind="success">{t('choice_right')}</Badge>}
          </span>
          <meter min={0} max={1} value={share}>
            {percent(share)}
          </meter>
          <span className="numeric">{t('choice_taken', { taken, share: percent(share) })}</span>
        </li>
      ))}
    </ul>
  )
}

/** What was written, ordered or matched wrongly, the most frequent first. */
function Wrong({ frequent, others }: NonNullable<QuestionReport['wrong']>) {
  const t = useText(authoringMessages)
  if (frequent.length === 0 && others === 0) return null
  return (
    <div className="question-figures__wrong">
      <h3>{t('wrong_answers')}</h3>
      <ul>
        {frequent.map(({ text, people }) => (
          <li key={text}>{t('wrong_answer', { text, people })}</li>
        ))}
        <li className="muted">{others === null ? t('wrong_few') : t('wrong_others', { count: others })}</li>
      </ul>
    </div>
  )
}

const verdictKinds = {
  reversed: 'danger',
  hard: 'warning',
  flat: 'warning',
  easy: 'info',
  fine: 'success',
  too_few: 'neutral',
} as const

type Props = { report: QuestionReport; slug: string; activityId: string }

/** Folded away: it is seldom wanted. One link for each version, because each is corrected by itself. */
function CorrectionLinks({ report: { id: questionId, versions, promptHtml }, slug, activityId }: Props) {
  const t = useText(correctionMessages)
  const about = promptHtml.replace(/<[^>]+>/g, ' ').trim()
  return (
    <details className="question-figures__details">
      <summary>{t('key_wrong')}</summary>
      <p className="question-figures__links">
        {versions.map((version) => (
          <Link key={version} to={authoringPaths.question({ slug, activityId, version, questionId })}>
            {versions.length > 1 ? t('correct_in_version', { version }) : t('correct_it')}
            <span className="visually-hidden">: {about}</span>
          </Link>
        ))}
      </p>
    </details>
  )
}

/** One question: its text, the verdict in words, what was chosen or written, and the figures folded away. */
export function QuestionFigures({ report, slug, activityId }: Props) {
  const t = useText(authoringMessages)
  const corrections = useText(correctionMessages)
  const { percent, coefficient } = useShares()
  const { promptHtml, answers, confidence, facility, discrimination, itemRest, choices, current, annulled } = report
  const { verdict, wrong, pool } = report
  const figures = [
    { term: t('facility'), figure: percent(facility) },
    { term: t('discrimination'), figure: coefficient(discrimination) },
    { term: t('item_rest'), figure: coefficient(itemRest) },
  ]
  return (
    <li className="card question-figures">
      <Html html={promptHtml} className="question-figures__prompt" />
      {pool && (
        <p className="small">
          {t('from_quiz')} <Link to={authoringPaths.quiz({ slug, activityId: pool.id })}>{pool.title}</Link>
        </p>
      )}
      {verdict && (
        <p>
          <Badge kind={verdictKinds[verdict]}>{t(`verdict_${verdict}`)}</Badge> {t(`verdict_${verdict}_text`)}
        </p>
      )}
      <p className="muted">
        {t('question_answers', { count: answers })}{' '}
        {confidence === 'weak' && <Badge kind="warning">{t('confidence_weak')}</Badge>}
        {!current && <Badge>{t('not_current')}</Badge>}{' '}
        {annulled && <Badge kind="warning">{corrections('annulled')}</Badge>}
      </p>
      {confidence !== 'hidden' && (
        <>
          {choices.length > 0 && <Choices choices={choices} />}
          {wrong && <Wrong {...wrong} />}
          <details className="question-figures__details">
            <summary>{t('numbers')}</summary>
            <FigureList figures={figures} />
          </details>
        </>
      )}
      <CorrectionLinks report={report} slug={slug} activityId={activityId} />
    </li>
  )
}
