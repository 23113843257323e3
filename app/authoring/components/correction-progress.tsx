import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import { correctionMessages } from '../correction-messages.ts'
import { FigureList } from './figure-list.tsx'

type Props = {
  done: number
  total: number
  outcomes: { points: number; gained: number; lost: number }
  /** Address of this page. */
  here: string
}

function UnderWay({ done, total, here }: Omit<Props, 'outcomes'>) {
  const t = useText(correctionMessages)
  return (
    <>
      <p role="status">{t('progress_running')}</p>
      <ProgressBar percent={Math.floor((done * 100) / total)} label={t('progress_label', { done, total })} />
      <p>
        <a href={here}>{t('progress_refresh')}</a>
      </p>
      <Form method="post" className="correction__actions">
        <Button kind="outline">{t('progress_resume')}</Button>
      </Form>
    </>
  )
}

/** How far a regrade is: moves by itself, can be left, ends in what it has changed. */
export function CorrectionProgress({ done, total, outcomes, here }: Props) {
  const t = useText(correctionMessages)
  const isMoving = done < total
  useFollowed(isMoving)
  const figures = [
    { term: t('progress_points'), figure: outcomes.points },
    { term: t('progress_gained'), figure: outcomes.gained },
    { term: t('progress_lost'), figure: outcomes.lost },
  ]
  return (
    <>
      {isMoving ? (
        <UnderWay done={done} total={total} here={here} />
      ) : (
        <Alert kind="success">{total === 0 ? t('progress_none') : t('progress_done', { count: total })}</Alert>
      )}
      {total > 0 && <FigureList figures={figures} section />}
    </>
  )
}
