import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import type { Criterion } from '../../schemas.ts'
import type { ShownReading } from '../answer-to-mark.server.ts'
import { markingMessages } from '../messages.ts'
import { CommentedText } from './commented-text.tsx'

type Props = { text: string; readings: ShownReading[]; rubric: Criterion[] }

const titles = { 1: 'reading_1', 2: 'reading_2', 3: 'reading_3' } as const
const titleOf = (place: number) => (place === 1 || place === 2 ? titles[place] : titles[3])

function Reading({ reading, text, rubric }: { reading: ShownReading; text: string; rubric: Criterion[] }) {
  const t = useText(markingMessages)
  const { id, place, kind, mine, levels, comments, comment } = reading
  return (
    <article className="card reading-card">
      <h3 className="card__title">
        {t(titleOf(place))} {mine && <Badge kind="info">{t('reading_mine')}</Badge>}{' '}
        {kind === 'return' && <Badge kind="warning">{t('reading_return')}</Badge>}
      </h3>
      {levels.length > 0 && (
        <dl className="reading-card__levels">
          {rubric.map(({ criterion, levels: words }, at) => (
            <div key={criterion}>
              <dt>{criterion}</dt>
              <dd>{words[levels[at] ?? -1]}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="reading-card__comment">{comment || t('no_comment')}</p>
      {comments.length > 0 && (
        <CommentedText
          text={text}
          comments={comments}
          id={id}
          commentsTitle={t('comments_at')}
          wholeParagraph={(number) => t('whole_paragraph', { number })}
        />
      )}
    </article>
  )
}

/** What trainers said of a text, side by side, with how far two readings agree. */
export function Readings({ text, readings, rubric }: Props) {
  const t = useText(markingMessages)
  const [first, second] = readings.filter(({ kind }) => kind === 'mark')
  const same = rubric.filter((_, at) => first?.levels[at] === second?.levels[at]).length
  if (readings.length === 0) return null
  return (
    <>
      {first && second && <p>{t('readings_agree', { same, total: rubric.length })}</p>}
      <div className="card-grid">
        {readings.map((reading) => (
          <Reading key={reading.id} reading={reading} text={text} rubric={rubric} />
        ))}
      </div>
    </>
  )
}
