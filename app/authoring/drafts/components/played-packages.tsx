import { useText } from '#app/platform/i18n/use-text.tsx'
import { scormPaths } from '#app/scorm/paths.ts'
import { Badge } from '#app/ui/components/badge.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { draftMessages } from '../messages.ts'
import type { PlayedPackage } from '../played-packages.server.ts'

/** The foreign packages of a draft, each with the way to try it: who decides has to open them. */
export function PlayedPackages({ packages }: { packages: readonly PlayedPackage[] }) {
  const t = useText(draftMessages)
  if (packages.length === 0) return null
  return (
    <section className="section" aria-labelledby="played-packages">
      <h2 id="played-packages">{t('played_title')}</h2>
      <p>{t('played_lead')}</p>
      <ul>
        {packages.map(({ id, title, version, isNew }) => (
          <li key={id}>
            <Link to={scormPaths.trial({ packageId: id })}>{t('played_try', { title, version })}</Link>{' '}
            {isNew && <Badge kind="info">{t('played_new')}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  )
}
