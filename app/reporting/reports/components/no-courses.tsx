import { useText } from '#app/platform/i18n/use-text.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { reportMessages } from '../messages.ts'

/** A report of one course while none is published. */
export function NoCourses() {
  const t = useText(reportMessages)
  return (
    <Page title={t('trend')} width="wide">
      <EmptyState title={t('no_courses_title')}>
        <p>{t('no_courses')}</p>
      </EmptyState>
    </Page>
  )
}
