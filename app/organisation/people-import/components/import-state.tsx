import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import type { ImportView } from '../import-queries.server.ts'
import { importMessages } from '../messages.ts'
import { importPaths } from '../paths.ts'

type Props = { ambitoSlug: string; view: ImportView }

/** Lines that change something. */
const changing = ({ counts }: ImportView) => counts.new + counts.moved + counts.changed + counts.left

/** How far the work on a list is: moves by itself, can be left. */
export function ImportProgress({ ambitoSlug, view: { importId, state, done, total } }: Props) {
  const t = useText(importMessages)
  const { number } = useFormats()
  const isMoving = state === 'judging' || state === 'applying' || state === 'undoing'
  useFollowed(isMoving)
  if (!isMoving) return null
  return (
    <>
      <p role="status">{t(state)}</p>
      <ProgressBar
        percent={total === 0 ? 0 : Math.min(100, Math.floor((done * 100) / total))}
        label={t('progress', { done: number(done), total: number(total) })}
      />
      <p>
        <a href={importPaths.import({ ambitoSlug, importId })}>{t('refresh')}</a>
      </p>
    </>
  )
}

/** What a list has done so far. */
export function ImportState({ view }: { view: ImportView }) {
  const t = useText(importMessages)
  const { dayOf } = useFormats()
  const { state, appliedAt, undoneAt, keptLines } = view
  if (state === 'failed') {
    return (
      <Alert kind="danger">
        <p>{t('failed')}</p>
      </Alert>
    )
  }
  if (state === 'undone' && undoneAt) {
    return (
      <Alert>
        <p>{t('undone_on', { day: dayOf(undoneAt) })}</p>
        {keptLines > 0 && <p>{t('undone_kept', { count: keptLines })}</p>}
      </Alert>
    )
  }
  if (state === 'applied' && appliedAt) {
    return (
      <Alert kind="success">
        <p>{t('applied_on', { day: dayOf(appliedAt) })}</p>
      </Alert>
    )
  }
  return state === 'judged' ? (
    <Alert>
      <p>{t(changing(view) > 0 ? 'not_yet' : 'nothing_to_do')}</p>
    </Alert>
  ) : null
}

/** What can be done with a list now. */
export function ImportActions({ ambitoSlug, view }: Props) {
  const t = useText(importMessages)
  const { importId, state, counts, canUndo } = view
  const left = counts.refused + counts.conflict
  const count = changing(view)
  return (
    <>
      {state === 'judged' && count > 0 && <p className="muted small">{t('apply_hint')}</p>}
      {state === 'judged' && left > 0 && <p className="muted small">{t('apply_others')}</p>}
      {state === 'applied' && <p className="muted small">{t(canUndo ? 'undo_hint' : 'undo_over')}</p>}
      <Form method="post" className="button-row">
        {state === 'judged' && count > 0 && (
          <Button name="intent" value="apply">
            {t('apply', { count })}
          </Button>
        )}
        {canUndo && (
          <Button kind="danger" name="intent" value="undo">
            {t('undo')}
          </Button>
        )}
        {state === 'judged' && (
          <LinkButton kind="outline" to={importPaths.columns({ ambitoSlug, importId })}>
            {t('change_columns')}
          </LinkButton>
        )}
        {left > 0 && (
          <a className="button button--outline" href={importPaths.rejected({ ambitoSlug, importId })}>
            {t('rejected')}
          </a>
        )}
      </Form>
    </>
  )
}
