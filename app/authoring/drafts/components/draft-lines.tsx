import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { DraftLine } from '../list-drafts.server.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'

const kinds = { writing: 'neutral', waiting: 'info', returned: 'warning', approved: 'success' } as const

/** How far a draft is, and what it asks of who looks. */
function DraftState({ stage, task, remarks }: Pick<DraftLine, 'stage' | 'task' | 'remarks'>) {
  const t = useText(draftMessages)
  return (
    <>
      {task === 'read' ? (
        <Badge kind="warning">{t('task_read')}</Badge>
      ) : (
        <Badge kind={kinds[stage]}>{t(`stage_${stage}`)}</Badge>
      )}{' '}
      {remarks > 0 && <span className="muted">{t('remarks_open', { count: remarks })}</span>}
    </>
  )
}

/** Courses being written, as cards. */
export function DraftCards({ drafts }: { drafts: readonly DraftLine[] }) {
  const t = useText(draftMessages)
  const { moment } = useFormats()
  return (
    <ul className="queue-list plain-list">
      {drafts.map(({ slug, title, changedAt, changedBy, ...state }) => (
        <li key={slug} className="card">
          <h2 className="card__title">
            <Link to={state.task === 'read' ? draftPaths.review({ slug }) : draftPaths.draft({ slug })}>{title}</Link>
          </h2>
          <p>
            <DraftState {...state} />
          </p>
          <p className="muted">{t('changed', { when: moment(changedAt), who: changedBy })}</p>
        </li>
      ))}
    </ul>
  )
}
