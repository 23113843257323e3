import { Html } from '#app/assessment/components/html.tsx'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { authoringMessages } from '../page-messages.ts'
import type { ScaleReport } from '../quiz-report.server.ts'
import { FigureList } from './figure-list.tsx'

/** An opinion asked on a scale: how many chose each step. It has no right answer, hence no facility. */
export function ScaleFigures({ report }: { report: ScaleReport }) {
  const t = useText(authoringMessages)
  const { percent, tenths } = useFormats()
  const { promptHtml, answers, confidence, steps, low, high } = report
  return (
    <li className="card question-figures">
      <Html html={promptHtml} className="question-figures__prompt" />
      <p className="muted">
        {t('question_answers', { count: answers })} <Badge>{t('scale_opinion')}</Badge>{' '}
        {confidence === 'weak' && <Badge kind="warning">{t('confidence_weak')}</Badge>}
        {confidence === 'hidden' && <Badge>{t('verdict_too_few')}</Badge>}
      </p>
      {report.mean !== null && (
        <>
          <FigureList figures={[{ term: t('scale_mean'), figure: tenths(report.mean) }]} />
          <ul className="question-figures__choices">
            {steps.map(({ step, taken }, index) => (
              <li key={step}>
                <span>
                  {step}
                  {index === 0 && ` · ${low}`}
                  {index === steps.length - 1 && ` · ${high}`}
                </span>
                <meter min={0} max={1} value={taken / answers}>
                  {percent(taken / answers)}
                </meter>
                <span className="numeric">{t('choice_taken', { taken, share: percent(taken / answers) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  )
}
