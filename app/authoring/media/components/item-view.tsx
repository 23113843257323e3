import { learningPaths } from '#app/learning/paths.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { MediaKind } from '../licences.ts'
import { libraryMessages } from '../library-messages.ts'
import { useSize } from './media-size.ts'

type Item = {
  kind: MediaKind
  blobSha256: string
  name: string
  ending: string
  title: string
  alt: string
  width: number | null
  height: number | null
  size: number
  addedAt: Date
  addedBy: string
}

function Shown({ item: { kind, blobSha256: sha256, name, ending, title, alt } }: { item: Item }) {
  const t = useText(libraryMessages)
  const file = `${name}.${ending}`
  const src = learningPaths.media({ sha256, name: file })
  if (kind === 'picture') return <img src={src} alt={alt || t('picture_of', { name: file })} />
  if (kind === 'film') return <video src={src} controls preload="metadata" title={title} />
  if (kind === 'sound') return <audio src={src} controls preload="metadata" title={title} />
  return <a href={src}>{file}</a>
}

/** Something of the library as it is, with its measures and who put it there. */
export function ItemView({ item }: { item: Item }) {
  const t = useText(libraryMessages)
  const size = useSize()
  const { moment } = useFormats()
  const { name, ending, width, height } = item
  return (
    <figure className="media-view">
      <Shown item={item} />
      <figcaption className="muted">
        {name}.{ending}
        {width !== null && height !== null && <> · {t('measures', { width, height })}</>} · {size(item.size)}
        <br />
        {t('added_by', { when: moment(item.addedAt), who: item.addedBy })}
      </figcaption>
    </figure>
  )
}
