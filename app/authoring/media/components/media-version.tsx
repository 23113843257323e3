import { learningPaths } from '#app/learning/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { libraryMessages } from '../library-messages.ts'

const isPicture = (path: string) => /\.(?:png|jpe?g|webp|svg)$/i.test(path)

/** A picture to look at; of anything else the way to it. */
function MediaFile({ path, sha256, label }: { path: string; sha256: string; label: string }) {
  const t = useText(libraryMessages)
  const [name = ''] = path.split('/').slice(-1)
  const address = learningPaths.media({ sha256, name })
  return (
    <figure className="media-version">
      <figcaption>{label}</figcaption>
      {isPicture(path) ? <img src={address} alt={t('picture_of', { name })} /> : <a href={address}>{name}</a>}
    </figure>
  )
}

/** A media file as it was and as it is, by the hash of its bytes; null where it was not there. */
export function MediaVersion({ path, then, now }: { path: string; then: string | null; now: string | null }) {
  const t = useText(libraryMessages)
  return (
    <>
      {!then && <p>{t('version_not_then')}</p>}
      {!now && <p>{t('version_not_now')}</p>}
      {now === then && <p>{t('version_same')}</p>}
      <div className="media-versions">
        {then && <MediaFile path={path} sha256={then} label={t('version_then')} />}
        {now && now !== then && <MediaFile path={path} sha256={now} label={t('version_now')} />}
      </div>
    </>
  )
}
