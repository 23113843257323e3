import { Fragment } from 'react'
import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import { correctionMessages } from '../correction-messages.ts'
import type { RegradedQuiz } from '../correction-reports.server.ts'
import { FigureList } from './figure-list.tsx'

type Props = {
  /** The quiz of the page, then those corrected with it. */
  quizzes: RegradedQuiz[]
  /** Address of this page. */
  here: string
}

function UnderWay({ done, total, here }: { done: number; total: number; here: string }) {
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

function Outcomes({ outcomes }: Pick<RegradedQuiz, 'outcomes'>) {
  const t = useText(correctionMessages)
  const figures = [
    { term: t('progress_points'), figure: outcomes.points },
    { term: t('progress_gained'), figure: outcomes.gained },
    { term: t('progress_lost'), figure: outcomes.lost },
  ]
  return <FigureList figures={figures} section />
}

/** How far a regrade is: moves by itself, can be left, ends in what it has changed, quiz by quiz. */
export function CorrectionProgress({ quizzes, here }: Props) {
  const t = useText(correctionMessages)
  const sum = (of: 'done' | 'total') => quizzes.reduce((all, one) => all + one[of], 0)
  const [done, total] = [sum('done'), sum('total')]
  const isMoving = done < total
  useFollowed(isMoving)
  return (
    <>
      {isMoving ? (
        <UnderWay done={done} total={total} here={here} />
      ) : (
        <Alert kind="success">{total === 0 ? t('progress_none') : t('progress_done', { count: total })}</Alert>
      )}
      {quizzes.map(({ correctionId, title, total: own, outcomes }) => (
        <Fragment key={correctionId}>
          {quizzes.length > 1 && <h2 className="section">{t('in_quiz', { quiz: title })}</h2>}
          {own > 0 && <Outcomes outcomes={outcomes} />}
          {quizzes.length > 1 && own === 0 && <p>{t('no_attempt_here')}</p>}
        </Fragment>
      ))}
    </>
  )
}
