import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { mediaPaths } from '../../../media/paths.ts'
import { useFaultPlace, useFaultText } from '../../components/use-fault-text.ts'
import type { TitledPart } from '../../draft-outline.ts'
import { draftMessages } from '../../messages.ts'
import { draftPaths } from '../../paths.ts'
import type { CheckItem, CheckPlace } from '../check-draft.ts'
import { checklistMessages } from '../messages.ts'

type Lessons = readonly TitledPart[]
type Props = { slug: string; items: readonly CheckItem[]; lessons: Lessons }

const badges = { fine: 'success', look: 'info', mend: 'warning' } as const

/** Files of a module of which nobody says whose they are, with the way to say it. */
function Uncredited({ slug, place: { path, words } }: { slug: string; place: CheckPlace }) {
  const t = useText(checklistMessages)
  const [folder = ''] = path.split('/')
  return (
    <li>
      {folder}: {t('credits_place', { count: Number(words) })},{' '}
      <Link to={`${mediaPaths.draft({ slug })}#${folder}`}>{t('credits_link')}</Link>
    </li>
  )
}

function Place({
  slug,
  kind,
  place,
  lessons,
}: { slug: string; place: CheckPlace; lessons: Lessons } & Pick<CheckItem, 'kind'>) {
  const t = useText(checklistMessages)
  const d = useText(draftMessages)
  const textOf = useFaultText()
  const placeOf = useFaultPlace(slug, lessons)
  const { path, line, words, fault } = place
  const title = lessons.find((one) => one.path === path)?.title ?? path
  const here = { to: `${draftPaths.write({ slug, path, line })}#text`, name: `${title}, ${d('line', { line })}` }
  const way = fault ? placeOf(fault) : here
  const said = kind === 'minutes' ? t('minutes_place', { words }) : words
  return (
    <li>
      {fault ? textOf(fault) : said && said !== title && `${said}: `} <Link to={way.to}>{way.name}</Link>
    </li>
  )
}

/** What a course is looked at for before it is handed in, each with the ways to the places. */
export function Checklist({ slug, items, lessons }: Props) {
  const t = useText(checklistMessages)
  return (
    <section className="section" aria-labelledby="checklist">
      <h2 id="checklist">{t('checklist')}</h2>
      <p className="measure">{t('checklist_lead')}</p>
      <ul className="plain-list checklist">
        {items.map(({ kind, state, places }) => (
          <li key={kind}>
            <details open={state === 'mend'}>
              <summary>
                <Badge kind={badges[state]}>{t(state)}</Badge> <strong>{t(kind)}</strong>{' '}
                {places.length > 0 && <span className="muted">({places.length})</span>}
              </summary>
              <p className="muted">{t(`${kind}_what`)}</p>
              {places.length > 0 && (
                <ul>
                  {places.map((place, at) =>
                    kind === 'credits' ? (
                      <Uncredited key={at} slug={slug} place={place} />
                    ) : (
                      <Place key={at} slug={slug} kind={kind} place={place} lessons={lessons} />
                    ),
                  )}
                </ul>
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
