import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { Criterion } from '../../schemas.ts'
import type { AnswerToMark } from '../answer-to-mark.server.ts'
import { paragraphsOf } from '../answer-text.ts'
import { markingMessages } from '../messages.ts'
import { Readings } from './readings.tsx'

/** The texts before the newest, with what was said of each. */
export function EarlierVersions({ versions, rubric }: { versions: AnswerToMark['earlier']; rubric: Criterion[] }) {
  const t = useText(markingMessages)
  const { dayOf: day } = useFormats()
  if (versions.length === 0) return null
  return (
    <section className="section">
      <h2>{t('earlier')}</h2>
      {versions.map(({ number, text, writtenAt, readings }) => (
        <details key={number} className="case__past" open>
          <summary>{t('answer_version', { number, date: day(writtenAt) })}</summary>
          {paragraphsOf(text).map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
          <Readings text={text} readings={readings} rubric={rubric} />
        </details>
      ))}
    </section>
  )
}
