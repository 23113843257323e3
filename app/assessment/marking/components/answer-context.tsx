import { useText } from '#app/platform/i18n/use-text.tsx'
import { Html } from '../../components/html.tsx'
import type { AnswerContext as Context } from '../answer-context.server.ts'
import { markingMessages } from '../messages.ts'

/** The question; folded above it the scene in which the answer was written and the decision before. */
export function AnswerContext({ context }: { context: Context }) {
  const t = useText(markingMessages)
  const { sceneTitle, sceneHtml, promptHtml, before } = context
  return (
    <section className="answer-context" aria-labelledby="answer-question">
      <details className="case__past">
        <summary>
          {t('context')}: {sceneTitle}
        </summary>
        {before && (
          <div className="card">
            <h3 className="card__title">{t('before')}</h3>
            <Html html={before.promptHtml} />
            <p>
              <strong>{t('chosen')}:</strong> <Html inline html={before.chosenHtml} />
            </p>
            {before.reason && (
              <p>
                <strong>{t('reason')}:</strong> {before.reason}
              </p>
            )}
          </div>
        )}
        <h3>{sceneTitle}</h3>
        <Html html={sceneHtml} />
      </details>
      <h2 id="answer-question">{t('question')}</h2>
      <Html html={promptHtml} className="quiz__prompt" />
    </section>
  )
}
