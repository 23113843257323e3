import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { MediaKind, MediaLicence, Alternative } from '../licences.ts'
import { libraryMessages } from '../library-messages.ts'
import { mediaPaths } from '../paths.ts'
import type { Place } from '../schemas.ts'
import { useSize } from './media-size.ts'
import { MediaThumb } from './media-thumb.tsx'

type Item = {
  id: string
  blobSha256: string
  thumbSha256: string | null
  kind: MediaKind
  ending: string
  name: string
  title: string
  author: string
  licence: MediaLicence
  size: number
  missing: Alternative[]
}
/** The name of a licence without what it asks. */
const shortOf = (licence: string) => licence.replace(/ \(.*$/, '')

/** Puts something into the module that one came from, and into the lesson where one came from that. */
export function PlaceForm({ itemId, title, place }: { itemId: string; title: string; place: Place }) {
  const t = useText(libraryMessages)
  return (
    <Form method="post" action={mediaPaths.draft(place)}>
      <input type="hidden" name="itemId" value={itemId} />
      <input type="hidden" name="folder" value={place.folder} />
      {place.lesson && <input type="hidden" name="lesson" value={place.lesson} />}
      {place.lesson && <input type="hidden" name="at" value={place.at} />}
      <Button kind="outline" className="button--small" name="intent" value="place">
        {t(place.lesson ? 'add_to_lesson' : 'add_to_module')} <span className="visually-hidden">{title}</span>
      </Button>
    </Form>
  )
}

/** One thing of the library, with whose it is and what it lacks. */
export function MediaCard({ item, place }: { item: Item; place: Place | null }) {
  const t = useText(libraryMessages)
  const size = useSize()
  const { id, kind, title, author, licence, missing } = item
  return (
    <li className="card media-card">
      <MediaThumb kind={kind} sha256={item.blobSha256} thumb={item.thumbSha256} name={`${item.name}.${item.ending}`} />
      <h2 className="media-card__title">
        <Link to={mediaPaths.item({ itemId: id, place })}>{title}</Link>
      </h2>
      <p className="muted">
        {author} · {shortOf(t(`licence_${licence}`))} · {size(item.size)}
      </p>
      {missing.map((one) => (
        <Badge key={one} kind="warning">
          {t(`lacks_${one}`)}
        </Badge>
      ))}
      {place && missing.length === 0 && <PlaceForm itemId={id} title={title} place={place} />}
    </li>
  )
}
