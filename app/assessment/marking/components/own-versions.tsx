import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { answerMessages } from '../answer-messages.ts'
import type { OwnAnswer } from '../own-answer.server.ts'
import { CommentedText } from './commented-text.tsx'

type Version = OwnAnswer['versions'][number]

function Levels({ levels }: Pick<Version, 'levels'>) {
  const t = useText(answerMessages)
  if (levels.length === 0) return null
  return (
    <>
      <h3>{t('levels')}</h3>
      <dl className="reading-card__levels">
        {levels.map(({ criterion, words }) => (
          <div key={criterion}>
            <dt>
              {criterion}
              {words.length > 1 && <span className="muted"> ({t('between')})</span>}
            </dt>
            {words.map((word) => (
              <dd key={word}>{word}</dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  )
}

/** Texts of a learner with what was said of each; the `newest` of all has a title of its own. */
export function OwnVersions({ versions, newest }: { versions: Version[]; newest: number }) {
  const t = useText(answerMessages)
  const { dayOf: day } = useFormats()
  return versions.map(({ number, text, writtenAt, readings, levels }) => (
    <section key={number} className="card own-version">
      <h2 className="card__title">
        {number === newest ? t('version_now') : t('version', { number, date: day(writtenAt) })}
      </h2>
      <CommentedText
        text={text}
        comments={readings.flatMap(({ comments }) => comments)}
        id={`version-${number}`}
        commentsTitle={t('comments')}
        wholeParagraph={(paragraph) => t('whole_paragraph', { number: paragraph })}
      />
      <Levels levels={levels} />
      {readings.some(({ comment }) => comment) && <h3>{t('comment')}</h3>}
      {readings.map(({ id, comment }) => comment && <p key={id}>{comment}</p>)}
    </section>
  ))
}
