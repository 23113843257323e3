import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { reorganisationMessages } from '../messages.ts'
import type { ReorganisationDetail } from '../schemas.ts'

export type Preview = {
  detail: ReorganisationDetail
  counts: Record<'editions' | 'enrolled' | 'duties' | 'completions' | 'certificates', number>
  from: string
  fingerprint: string
  asked: [string, string][]
}

/** What would change and what would not, and the way to confirm exactly that. */
export function ReorganisationPreview({ preview }: { preview: Preview }) {
  const t = useText(reorganisationMessages)
  const { day } = useFormats()
  const { detail, counts, from, fingerprint, asked } = preview
  const { organisations, departments, people, roles, carried, fromCode, toCode } = detail
  const changes = [
    organisations.length > 0 &&
      t('changes_organisations', { count: organisations.length, names: organisations.join(', ') }),
    departments.length > 0 && t('changes_departments', { count: departments.length, names: departments.join(', ') }),
    t('changes_people', { count: people }),
    counts.enrolled > 0 && t('changes_enrolled', { count: counts.enrolled }),
    counts.duties > 0 && fromCode !== toCode && t('changes_duties', { count: counts.duties }),
    counts.editions > 0 && t('changes_editions', { count: counts.editions }),
    carried > 0
      ? t('changes_roles_carried', { count: carried })
      : roles > 0 && t('changes_roles_kept', { count: roles }),
    fromCode && toCode && fromCode !== toCode && t('changes_code', { from: fromCode, to: toCode }),
  ].flatMap((text) => text || [])
  return (
    <Card title={t('preview_title', { day: day(from) })} tone="accent">
      <p>
        <strong>{t('preview_of', { from: detail.fromName, to: detail.toName })}</strong>
      </p>
      <ul>
        {changes.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3>{t('stays_title')}</h3>
      <ul>
        <li>{t('stays_reports')}</li>
        <li>{t('stays_completions', { count: counts.completions })}</li>
        <li>{t('stays_certificates', { count: counts.certificates })}</li>
      </ul>
      <Form method="post">
        {asked.map(([name, value], index) => (
          <input key={`${name} ${index}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <Button>{t('confirm')}</Button>
      </Form>
    </Card>
  )
}
