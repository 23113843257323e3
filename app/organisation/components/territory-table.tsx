import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { countryName } from '../country-names.ts'
import { organisationPaths } from '../paths.ts'
import type { Territory, TerritoryProfile } from '../territory.ts'
import { territoryMessages } from '../territory-messages.ts'
import { territoryPageMessages } from '../territory-page-messages.ts'
import { ShareBar } from './share-bar.tsx'

function Name({ profile, isOwn }: { profile: TerritoryProfile; isOwn: boolean }) {
  const t = useText(territoryPageMessages)
  return (
    <>
      <Link to={organisationPaths.territory({ comune: profile.slug })}>{profile.name}</Link>
      {isOwn && ` (${t('yours')})`}
    </>
  )
}

function Communities({ communities }: Pick<TerritoryProfile, 'communities'>) {
  const { basisPoints } = useFormats()
  const locale = useLocale()
  return (
    <ul className="territory-table__communities">
      {communities.map((one) => (
        <li key={one.country}>
          {countryName(one.country, locale)} {basisPoints(one.basisPoints)}
        </li>
      ))}
    </ul>
  )
}

/** Each comune of an ambito with its figures, and the sources they are from. */
export function TerritoryTable({ territory, ownId }: { territory: Territory; ownId: string | null }) {
  const t = useText(territoryPageMessages)
  const card = useText(territoryMessages)
  const { basisPoints } = useFormats()
  const { profiles, ambitoName } = territory
  const most = Math.max(...profiles.map(({ foreignBasisPoints }) => foreignBasisPoints))
  const sources = new Set(
    profiles.map(({ sourceAuthor: author, sourceTitle: title, year }) => card('source', { author, title, year })),
  )
  return (
    <section className="section territory-table">
      <h2>{t('comuni', { ambito: ambitoName })}</h2>
      <DataTable
        caption={t('comuni_caption')}
        rows={profiles}
        keyOf={({ organisationId }) => organisationId}
        columns={[
          {
            header: t('comune'),
            cell: (profile) => <Name profile={profile} isOwn={profile.organisationId === ownId} />,
          },
          {
            header: t('share_short'),
            cell: ({ foreignBasisPoints }) => (
              <>
                {basisPoints(foreignBasisPoints)}
                <ShareBar basisPoints={foreignBasisPoints} most={most} />
              </>
            ),
          },
          { header: t('main'), cell: (profile) => <Communities communities={profile.communities} /> },
        ]}
      />
      {[...sources].map((source) => (
        <p key={source} className="small">
          {source}
        </p>
      ))}
    </section>
  )
}
