import { useText } from '#app/platform/i18n/use-text.tsx'
import { Html } from '../../components/html.tsx'
import type { AnswerContext as Context } from '../answer-context.server.ts'
import { markingMessages } from '../messages.ts'

/** The scene in which the answer was written, the decision before it, and the question. */
export function AnswerContext({ context }: { context: Context }) {
  const t = useText(markingMessages)
  const { sceneTitle, sceneHtml, promptHtml, before } = context
  return (
    <section className="answer-context" aria-labelledby="answer-context">
      <h2 id="answer-context">{t('context')}</h2>
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
      <details className="case__past" open>
        <summary>{sceneTitle}</summary>
        <Html html={sceneHtml} />
      </details>
      <h3>{t('question')}</h3>
      <Html html={promptHtml} className="quiz__prompt" />
    </section>
  )
}
