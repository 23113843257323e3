import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import type { Alternative } from '../licences.ts'
import { libraryMessages } from '../library-messages.ts'
import type { Place } from '../schemas.ts'
import { PlaceForm } from './media-card.tsx'

type Props = {
  item: { id: string; title: string; missing: Alternative[] }
  place: Place | null
  /** What was just done, in the words of the catalogue; anything else is left unsaid. */
  done: string[]
  reason: 'in_use' | null
}

const news = ['added', 'known', 'saved', 'given', 'first_frame', 'made_smaller', 'drawing_less'] as const

/** What was just done with something, what it still lacks, and the way back into the module one came from. */
export function ItemNews({ item, place, done, reason }: Props) {
  const t = useText(libraryMessages)
  const said = news.filter((one) => done.includes(one))
  const lacks = item.missing.map((one) => t(`lacks_${one}`)).join(', ')
  return (
    <>
      {reason && (
        <Alert kind="danger">
          <p>{t(reason)}</p>
        </Alert>
      )}
      {said.length > 0 && (
        <Alert kind="success">
          {said.map((one) => (
            <p key={one}>{t(one)}</p>
          ))}
        </Alert>
      )}
      {lacks && (
        <Alert kind="warning">
          <p>
            {t('complete_first')}: {lacks}.
          </p>
        </Alert>
      )}
      {place && !lacks && <PlaceForm itemId={item.id} title={item.title} place={place} />}
    </>
  )
}
