import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { mediaKinds, type MediaKind } from '../licences.ts'
import { libraryMessages } from '../library-messages.ts'
import type { Place } from '../schemas.ts'

type Props = { q: string; kind: MediaKind | null; place: Place | null }

/** Looks for something by a word and by its kind. */
export function LibraryFilter({ q, kind, place }: Props) {
  const t = useText(libraryMessages)
  const kinds = mediaKinds.map((value) => ({ value, label: t(`kind_${value}`) }))
  return (
    <Form method="get" className="media-filter" role="search">
      {place && <input type="hidden" name="draft" value={place.slug} />}
      {place && <input type="hidden" name="module" value={place.folder} />}
      {place?.lesson && <input type="hidden" name="lesson" value={place.lesson} />}
      {place?.lesson && <input type="hidden" name="at" value={place.at} />}
      <TextField name="q" type="search" label={t('search')} hint={t('search_hint')} defaultValue={q} maxLength={100} />
      <Select
        name="kind"
        label={t('kind')}
        options={[{ value: '', label: t('kind_all') }, ...kinds]}
        defaultValue={kind ?? ''}
      />
      <Button kind="outline">{t('show')}</Button>
    </Form>
  )
}
