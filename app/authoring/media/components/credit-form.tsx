import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { mediaLicences } from '../licences.ts'
import { libraryMessages } from '../library-messages.ts'

/** Whose a file is and on what terms it is used, where nobody has said so. */
export function CreditForm({ path, name }: { path: string; name: string }) {
  const t = useText(libraryMessages)
  const licences = mediaLicences.map((value) => ({ value, label: t(`licence_${value}`) }))
  const line = { maxLength: 300, autoComplete: 'off' } as const
  return (
    <details className="fold fold--quiet">
      <summary>
        {t('credit_say')} <span className="visually-hidden">{name}</span>
      </summary>
      <Form method="post" className="fold__content">
        <input type="hidden" name="path" value={path} />
        <TextField name="author" id={`author-${path}`} label={t('author')} hint={t('author_hint')} {...line} required />
        <Select
          name="licence"
          id={`licence-${path}`}
          label={t('licence')}
          options={[{ value: '', label: t('licence_choose') }, ...licences]}
          required
        />
        <TextField name="note" id={`note-${path}`} label={t('note')} hint={t('note_hint')} {...line} />
        <Button kind="outline" className="button--small" name="intent" value="credit">
          {t('save')}
        </Button>
      </Form>
    </details>
  )
}
