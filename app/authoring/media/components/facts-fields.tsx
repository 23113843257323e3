import { useText } from '#app/platform/i18n/use-text.tsx'
import { Select, TextArea, TextField } from '#app/ui/components/field.tsx'
import type { FormErrors } from '#app/ui/use-form-errors.ts'
import { mediaLicences, type MediaLicence } from '../licences.ts'
import { libraryMessages } from '../library-messages.ts'

type Facts = { title: string; author: string; licence: MediaLicence; note: string; alt: string }

/** What one says of a file: its title, whose it is, on what terms, what one sees. */
export function FactsFields({ errors, facts }: { errors: FormErrors; facts?: Facts }) {
  const t = useText(libraryMessages)
  const field = (name: keyof Facts) => ({
    ...{ name, label: t(name), errors: errors.of(name), defaultValue: errors.typed(name) ?? facts?.[name] ?? '' },
  })
  const choose = facts ? [] : [{ value: '', label: t('licence_choose') }]
  const licences = mediaLicences.map((value) => ({ value, label: t(`licence_${value}`) }))
  const line = { maxLength: 300, autoComplete: 'off' } as const
  return (
    <>
      <TextField {...field('title')} {...line} hint={t('title_hint')} required />
      <TextField {...field('author')} {...line} hint={t('author_hint')} required />
      <Select {...field('licence')} options={[...choose, ...licences]} required />
      <TextArea {...field('note')} {...line} hint={t('note_hint')} rows={2} />
      <TextArea {...field('alt')} {...line} hint={t('alt_hint')} rows={2} />
    </>
  )
}
