import { Html } from '#app/assessment/components/html.tsx'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import type { LessonPart } from '../compare-lessons.ts'
import { differenceMessages } from '../messages.ts'

type Changed = Exclude<LessonPart, { kind: 'same' }>

const kinds = ['changed', 'added', 'removed', 'moved'] as const
const badges = { changed: 'info', added: 'success', removed: 'warning', moved: 'neutral' } as const

const placeOf = (index: number) => `part-${index}`
/** Words of a part by which a link names it. */
const nameOf = ({ words }: Changed) => (words.length > 60 ? `${words.slice(0, 58).trimEnd()}…` : words)

function Summary({ parts }: { parts: readonly LessonPart[] }) {
  const t = useText(differenceMessages)
  const changed = parts.flatMap((part, index) => (part.kind === 'same' ? [] : [{ part, index }]))
  const counts = kinds
    .map((kind) => ({ kind, count: changed.filter(({ part }) => part.kind === kind).length }))
    .filter(({ count }) => count > 0)
  return (
    <nav className="card change-summary" aria-labelledby="changes">
      <h2 id="changes" className="card__title">
        {t('summary')}
      </h2>
      <p>
        <strong>{counts.map(({ kind, count }) => t(`${kind}_count`, { count })).join(', ')}</strong>
      </p>
      <ul>
        {changed.map(({ part, index }) => (
          <li key={index}>
            {t(part.kind)}: <a href={`#${placeOf(index)}`}>{nameOf(part) || t('picture')}</a>
          </li>
        ))}
      </ul>
      <p className="muted">
        <ins>{t('legend_added')}</ins> · <del>{t('legend_removed')}</del>
      </p>
    </nav>
  )
}

/** What stayed: what stands next to a change is shown, the rest folded. */
function Same({ htmls, isFirst, isLast }: { htmls: readonly string[]; isFirst: boolean; isLast: boolean }) {
  const t = useText(differenceMessages)
  const [before, after] = [isFirst ? 0 : 1, isLast ? 0 : 1]
  const shown = (some: readonly string[]) =>
    some.map((html, index) => <Html key={index} className="lesson-text change__text" html={html} />)
  const folded = htmls.slice(before, htmls.length - after)
  if (folded.length < 2) return <div className="change change--same">{shown(htmls)}</div>
  return (
    <div className="change change--same">
      {shown(htmls.slice(0, before))}
      <details className="fold change__fold">
        <summary>{t('same_count', { count: folded.length })}</summary>
        <div className="fold__content">{shown(folded)}</div>
      </details>
      {shown(htmls.slice(htmls.length - after))}
    </div>
  )
}

/** Two versions of a lesson as one: what came and went is marked where it stands, and told above with a way to each place. */
export function LessonDifference({ parts }: { parts: readonly LessonPart[] }) {
  const t = useText(differenceMessages)
  return (
    <>
      <Summary parts={parts} />
      <div className="changes">
        {parts.map((part, index) =>
          part.kind === 'same' ? (
            <Same key={index} htmls={part.htmls} isFirst={index === 0} isLast={index === parts.length - 1} />
          ) : (
            <section key={index} id={placeOf(index)} className={`change change--${part.kind}`} tabIndex={-1}>
              <p className="change__label">
                <Badge kind={badges[part.kind]}>{t(part.kind)}</Badge>
              </p>
              <Html className="lesson-text change__text" html={part.html} />
            </section>
          ),
        )}
      </div>
    </>
  )
}
