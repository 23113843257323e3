import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { structureMessages } from '../messages.ts'

export function StaffSearch({ search, from }: { search: string; from: string | undefined }) {
  const t = useText(structureMessages)
  return (
    <Form method="get" className="search-line" key={search}>
      {from && <input type="hidden" name="from" value={from} />}
      <TextField name="search" type="search" label={t('search_label')} defaultValue={search} maxLength={100} />
      <Button kind="outline">{t('search')}</Button>
    </Form>
  )
}

type Pages = { pathTo: (page: number) => string; number: number; more: boolean }

export function StaffPages({ pathTo, number, more }: Pages) {
  const t = useText(structureMessages)
  if (number === 1 && !more) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {number > 1 && <Link to={pathTo(number - 1)}>{t('page_previous')}</Link>}
      {more && <Link to={pathTo(number + 1)}>{t('page_next')}</Link>}
    </nav>
  )
}
