import { learningPaths } from '#app/learning/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { MediaKind } from '../licences.ts'
import { libraryMessages } from '../library-messages.ts'

type Props = { kind: MediaKind; sha256: string; thumb?: string | null; name: string }

/** What something looks like at a glance: a picture small, of anything else its kind. What it is stands beside. */
export function MediaThumb({ kind, sha256, thumb = null, name }: Props) {
  const t = useText(libraryMessages)
  if (kind !== 'picture') return <span className={`media-thumb media-thumb--${kind}`}>{t(`kind_${kind}`)}</span>
  const src = learningPaths.media({ sha256: thumb ?? sha256, name })
  return <img className="media-thumb" src={src} alt="" loading="lazy" />
}
