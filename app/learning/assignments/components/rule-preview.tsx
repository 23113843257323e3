import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { dutyMessages } from '../messages.ts'
import type { PlannedPerson, RulePreview } from '../preview-rule.server.ts'

function Names({ preview }: { preview: RulePreview }) {
  const t = useText(dutyMessages)
  const { shortDay } = useFormats()
  const { people, page, pages } = preview
  const columns: Column<PlannedPerson>[] = [
    { header: t('person'), cell: ({ familyName, givenName }) => `${familyName} ${givenName}` },
    { header: t('organisation'), cell: ({ organisationName }) => organisationName },
    {
      header: t('happens'),
      cell: ({ act, isValid }) => `${t(`act_${act}`)}${isValid && act === 'add' ? ` · ${t('holds')}` : ''}`,
    },
    { header: t('due_on'), cell: ({ act, dueOn }) => (act === 'remove' ? '–' : shortDay(dueOn)) },
  ]
  return (
    <>
      <DataTable
        caption={t('preview_caption')}
        columns={columns}
        rows={people}
        keyOf={({ personId }) => personId}
        stacked
      />
      {pages > 1 && (
        <p className="button-row">
          {page > 1 && (
            <Button kind="outline" name="page" value={page - 1}>
              {t('page_previous')}
            </Button>
          )}
          <span>{t('page_of', { page, pages })}</span>
          {page < pages && (
            <Button kind="outline" name="page" value={page + 1}>
              {t('page_next')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}

/** What happens when a rule is saved: counted, and by name. */
export function PreviewPart({ preview, isStale }: { preview: RulePreview; isStale: boolean }) {
  const t = useText(dutyMessages)
  const { day } = useFormats()
  const { added, removed, renewed, kept, valid, people } = preview
  const persons = (count: number) => t('people_count', { count })
  return (
    <section className="form-part" aria-labelledby="preview">
      <h2 id="preview">{t('preview_title')}</h2>
      {isStale && <Alert title={t('preview_again')} />}
      <p>
        <strong>{t('preview_says', { added: persons(added), removed, valid })}</strong>{' '}
        {renewed > 0 && t('preview_renewed', { count: renewed })} {kept > 0 && t('preview_kept', { count: kept })}{' '}
        <span className="muted">{t('preview_on', { day: day(preview.on) })}</span>
      </p>
      {added + kept + renewed === 0 && <p>{t('preview_nobody')}</p>}
      {people.length > 0 && <Names preview={preview} />}
    </section>
  )
}
