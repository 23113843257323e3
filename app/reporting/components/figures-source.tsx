import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingMessages } from '../messages.ts'
import type { OfficeFrame } from '../page-data.server.ts'

/** When the numbers were computed and the extract they come from, as on every file; and what an office never sees (P9). */
export function FiguresSource({ frame }: { frame: Pick<OfficeFrame, 'computedAt' | 'snapshotId'> }) {
  const t = useText(reportingMessages)
  const { moment } = useFormats()
  return (
    <footer className="figures-source">
      <p>{t('computed_at', { when: moment(frame.computedAt), id: frame.snapshotId })}</p>
      <p>
        {t('employer_view')} <Link to="/employer-view">{t('employer_view_link')}</Link>
      </p>
    </footer>
  )
}
