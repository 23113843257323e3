import { Form } from '@remix-run/react'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { AnswerToMark } from '../answer-to-mark.server.ts'
import { markingMessages } from '../messages.ts'
import { markingPaths } from '../paths.ts'
import type { Refused } from './marking-form.tsx'

type Props = { answer: AnswerToMark; refused: Refused | null }

function Claim({ answer: { claim, claimedUntil } }: Pick<Props, 'answer'>) {
  const t = useText(markingMessages)
  const hour = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short', timeZone: 'Europe/Rome' })
  const time = claimedUntil ? hour.format(claimedUntil) : ''
  if (claim === 'other') return <Alert kind="warning">{t('claimed_other_until', { time })}</Alert>
  const mine = claim === 'mine'
  return (
    <Form method="post" className="claim">
      <p>{mine ? t('claimed_mine', { time }) : t('claimed_none')}</p>
      <Button kind="outline" name="intent" value={mine ? 'release' : 'claim'}>
        {mine ? t('release') : t('claim')}
      </Button>
    </Form>
  )
}

/** Where the reading of this answer is, for who looks at it. */
export function AnswerProgress({ answer, refused }: Props) {
  const t = useText(markingMessages)
  const { turn, state, second, apart, rubric } = answer
  const criteria = apart.flatMap((at) => rubric[at]?.criterion ?? []).join(', ')
  if (refused && !refused.typed) return <Alert kind="danger">{t(refused.reason)}</Alert>
  if (turn) {
    return (
      <>
        {turn === 'settle' && <Alert kind="info">{t('settle_lead', { criteria })}</Alert>}
        {turn === 'mark' && second && <p className="muted">{t('second_note')}</p>}
        <Claim answer={answer} />
      </>
    )
  }
  const said = {
    waiting: 'own_in',
    second_waiting: 'own_in_second',
    to_settle: 'own_in_apart',
    returned: 'done_returned',
    marked: 'done_marked',
  } as const
  return (
    <Alert kind="success">
      <p>{t(said[state])}</p>
      <p>
        <Link to={markingPaths.queue()}>{t('back_to_queue')}</Link>
      </p>
    </Alert>
  )
}
