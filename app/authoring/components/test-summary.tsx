import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { authoringMessages } from '../page-messages.ts'
import type { QuizReport } from '../quiz-report.server.ts'
import { FigureList } from './figure-list.tsx'
import { useShares } from './question-figures.tsx'

const kinds = { reliable: 'success', indicative: 'info', too_few: 'neutral' } as const

/** Bands of Moodle's quiz report for the coefficient of internal consistency: 75 % and above good, under 64 % not. */
function bandOf(alpha: number): 'alpha_good' | 'alpha_fair' | 'alpha_poor' {
  if (alpha >= 0.75) return 'alpha_good'
  return alpha >= 0.64 ? 'alpha_fair' : 'alpha_poor'
}

/** The figures of a whole quiz, each with what it means. */
export function TestSummary({ test, attemptsUsed }: Pick<QuizReport, 'test' | 'attemptsUsed'>) {
  const t = useText(authoringMessages)
  const { percent, coefficient } = useShares()
  const { attempts, confidence, mean, deviation, alpha, standardError, verdict } = test
  const points = (share: number | null) => (share === null ? '–' : t('points', { value: Math.round(share * 100) }))
  const plain = [
    { term: t('test_attempts'), figure: String(attempts) },
    { term: t('test_mean'), figure: percent(mean) },
  ]
  const figures = [
    { term: t('test_deviation'), figure: points(deviation) },
    { term: t('test_alpha'), figure: coefficient(alpha), note: alpha === null ? null : t(bandOf(alpha)) },
    { term: t('test_error'), figure: points(standardError) },
  ]
  return (
    <section className="card">
      <h2 className="card__title">{t('test_title')}</h2>
      <p>
        <Badge kind={kinds[verdict]}>{t(`test_verdict_${verdict}`)}</Badge>{' '}
        {confidence === 'weak' && <Badge kind="warning">{t('confidence_weak')}</Badge>}
      </p>
      <p className="measure">{t(`test_verdict_${verdict}_text`)}</p>
      <FigureList figures={plain}>
        <div>
          <dt>{t('attempts_used')}</dt>
          <dd>
            <ul className="plain-list">
              {attemptsUsed.map(({ attempts: count, people }) => (
                <li key={count}>{t('attempts_line', { people, count })}</li>
              ))}
            </ul>
          </dd>
        </div>
      </FigureList>
      {confidence !== 'hidden' && (
        <details className="question-figures__details">
          <summary>{t('numbers')}</summary>
          <FigureList figures={figures} />
          <p className="muted measure">{t('figures_help')}</p>
        </details>
      )}
    </section>
  )
}
