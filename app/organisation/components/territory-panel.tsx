import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { countryName } from '../country-names.ts'
import { organisationPaths } from '../paths.ts'
import type { Range, TerritoryCard, TerritoryProfile } from '../territory.ts'
import { territoryMessages } from '../territory-messages.ts'
import { ShareBar } from './share-bar.tsx'

const istat = 'https://demo.istat.it/'

function useRange() {
  const t = useText(territoryMessages)
  const { basisPoints } = useFormats()
  return ({ count, lowest, highest }: Range, rest: { ambito: string; year: number } | null) =>
    t(rest ? 'range_of' : 'range', {
      ...{ count, lowest: basisPoints(lowest.basisPoints), lowestName: lowest.name },
      ...{ highest: basisPoints(highest.basisPoints), highestName: highest.name, ...rest },
    })
}

/** Of one comune; `ambito` where it may not be the reader's own. */
type FiguresProps = { profile: TerritoryProfile; range: Range | null; ambito?: string }

/** The figures of one comune with how to read them and where they are from. */
export function TerritoryFigures({ profile, range, ambito }: FiguresProps) {
  const t = useText(territoryMessages)
  const { basisPoints } = useFormats()
  const locale = useLocale()
  const rangeText = useRange()
  const { name, foreignBasisPoints, communities, year, sourceAuthor: author, sourceTitle: title } = profile
  return (
    <>
      <p className="territory__share">
        {name}. {t('share')} <strong>{basisPoints(foreignBasisPoints)}</strong>
      </p>
      {range && <p>{rangeText(range, ambito ? { ambito, year } : null)}</p>}
      <p className="territory__heading">{t('communities')}</p>
      <ul className="territory__bars">
        {communities.map((one) => (
          <li key={one.country}>
            <span>{countryName(one.country, locale)}</span> <span>{basisPoints(one.basisPoints)}</span>
            <ShareBar basisPoints={one.basisPoints} />
          </li>
        ))}
      </ul>
      <p className="small">{t('communities_note')}</p>
      <p>{t('reading')}</p>
      <p className="small">
        {t('source', { author, title, year })} {t('dated', { year })}
      </p>
    </>
  )
}

/** Where figures are to be had, and what to ask them. */
function WhereToLook() {
  const t = useText(territoryMessages)
  return (
    <>
      <p className="territory__heading">{t('where')}</p>
      <ul>
        <li>
          <a href={istat}>{t('istat')}</a>: {t('where_istat')}
        </li>
        <li>{t('where_registry')}</li>
        <li>{t('where_office')}</li>
      </ul>
      <p className="territory__heading">{t('ask')}</p>
      <ol>
        {(['ask_who', 'ask_when', 'ask_total', 'ask_why'] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
      <p>{t('reading')}</p>
    </>
  )
}

/** What a reader is shown of their territory; `linked` leads on to the page of the whole ambito. */
export function TerritoryPanel({ card, linked = true }: { card: TerritoryCard; linked?: boolean }) {
  const t = useText(territoryMessages)
  const rangeText = useRange()
  const { state, place } = card
  if (state === 'nothing') {
    return (
      <div className="territory">
        <p>{place ? t('nothing', { place }) : t('nowhere')}</p>
        <WhereToLook />
      </div>
    )
  }
  return (
    <div className="territory">
      {state === 'own' ? (
        <TerritoryFigures profile={card.profile} range={card.range} />
      ) : (
        <>
          <p>
            {place && t('nothing_ambito', { place })}{' '}
            {rangeText(card.range, { ambito: card.ambitoName, year: card.year })}
          </p>
          <WhereToLook />
        </>
      )}
      {linked && (
        <p>
          <Link to={organisationPaths.territory()}>{t('of_ambito')}</Link>
        </p>
      )}
    </div>
  )
}
