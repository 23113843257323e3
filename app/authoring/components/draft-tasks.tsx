import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { DraftLine } from '../drafts/list-drafts.server.ts'
import { draftPaths } from '../drafts/paths.ts'
import { workMessages } from '../work-messages.ts'

const kinds = { read: 'warning', revise: 'warning', answer: 'info', publish: 'success' } as const

/** Courses being written that ask something of who looks, each with what. */
export function DraftTasks({ drafts }: { drafts: readonly DraftLine[] }) {
  const t = useText(workMessages)
  return (
    <ul>
      {drafts.map(({ slug, title, task, remarks }) => (
        <li key={slug}>
          <Link to={draftPaths.review({ slug })}>{title}</Link>{' '}
          {task && <Badge kind={kinds[task]}>{t(`task_${task}`)}</Badge>}{' '}
          {remarks > 0 && <span className="muted">{t('task_remarks', { count: remarks })}</span>}
        </li>
      ))}
    </ul>
  )
}
