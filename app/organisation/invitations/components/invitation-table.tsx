import { Form } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { structurePaths } from '../../structure/paths.ts'
import type { InvitationLine } from '../invitation-queries.server.ts'
import { invitationsMessages } from '../messages.ts'
import { invitationsPaths } from '../paths.ts'
import type { InvitationState } from '../schemas.ts'

const kinds: Record<InvitationState, ComponentProps<typeof Badge>['kind']> = {
  ...{ none: 'neutral', cancelled: 'neutral', kept: 'neutral', sending: 'info', sent: 'info', printed: 'info' },
  ...{ to_print: 'warning', expired: 'warning', refused: 'danger', blocked: 'danger', used: 'success' },
}

const holding: readonly InvitationState[] = ['sending', 'kept', 'sent', 'refused', 'to_print', 'printed']
const mailed: readonly InvitationState[] = ['sending', 'kept', 'sent', 'refused']
const onPaper: readonly InvitationState[] = ['to_print', 'printed']

function StateCell({ line: { state, expiresAt, usedAt, nextTryAt } }: { line: InvitationLine }) {
  const t = useText(invitationsMessages)
  const { shortDayOf, moment } = useFormats()
  return (
    <>
      <Badge kind={kinds[state]}>{t(`state_${state}`)}</Badge>{' '}
      <span className="muted small">
        {holding.includes(state) && expiresAt && t('until', { day: shortDayOf(expiresAt) })}
        {state === 'expired' && expiresAt && t('over', { day: shortDayOf(expiresAt) })}
        {state === 'used' && usedAt && t('used_on', { day: shortDayOf(usedAt) })}
      </span>
      {state === 'sending' && nextTryAt && <p className="small">{t('sending_hint', { moment: moment(nextTryAt) })}</p>}
      {state === 'refused' && <p className="small">{t('refused_hint')}</p>}
      {state === 'blocked' && <p className="small">{t('blocked_hint')}</p>}
    </>
  )
}

type Way = 'mail' | 'letter' | 'cancel'
type ActsProps = { ambitoSlug: string; line: InvitationLine }

/** What is likely to be wanted of a line, and what else can be done: folded away. */
function waysOf({ state, workEmail }: InvitationLine): { first: Way[]; others: Way[] } {
  const ways: Way[] = [...(workEmail ? (['mail'] as const) : []), 'letter']
  const [way] = ways
  if (state === 'refused') return { first: ['letter'], others: ['mail', 'cancel'] }
  if (holding.includes(state)) return { first: [], others: [...ways, 'cancel'] }
  return { first: way ? [way] : [], others: ways.slice(1) }
}

/** A link or button of a line, told apart from the others by the person's name. */
function useLabels({ state, givenName, familyName }: InvitationLine) {
  const t = useText(invitationsMessages)
  const isMailed = mailed.includes(state)
  const texts = {
    mail: t(isMailed ? 'act_mail_again' : 'act_mail'),
    letter: t(onPaper.includes(state) ? 'act_letter_again' : 'act_letter'),
    ...{ cancel: t('act_cancel'), print: t('act_print'), others: t('act_others') },
  }
  return (act: keyof typeof texts) => ({
    'aria-label': t('act_of', { act: texts[act], name: `${familyName} ${givenName}` }),
    children: texts[act],
  })
}

/** What can be done about one person now. */
function Acts({ ambitoSlug, line }: ActsProps) {
  const labelled = useLabels(line)
  const { personId, state, invitationId } = line
  if (state === 'used') return null
  const { first, others } = waysOf(line)
  const button = (way: Way) => (
    <Button key={way} className="button--small" kind="outline" name="intent" value={way} {...labelled(way)} />
  )
  return (
    <Form method="post" className="invitation-acts">
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="seen" value={invitationId ?? ''} />
      {onPaper.includes(state) && (
        <a
          className="button button--outline button--small"
          href={invitationsPaths.letters({ ambitoSlug, person: personId })}
          {...labelled('print')}
        />
      )}
      {first.map(button)}
      {others.length > 0 && (
        <details>
          <summary {...labelled('others')} />
          <div className="button-row">{others.map(button)}</div>
        </details>
      )}
    </Form>
  )
}

/** Those without an account, how far their invitation is, and what can be done. */
export function InvitationTable({ ambitoSlug, lines }: { ambitoSlug: string; lines: InvitationLine[] }) {
  const t = useText(invitationsMessages)
  if (lines.length === 0)
    return (
      <EmptyState title={t('none_title')}>
        <p>{t('none_text')}</p>
      </EmptyState>
    )
  return (
    <DataTable
      stacked
      caption={t('caption')}
      keyOf={({ personId }) => personId}
      rows={lines}
      columns={[
        {
          header: t('person'),
          cell: ({ personId, familyName, givenName, workEmail }) => (
            <>
              <Link to={structurePaths.person({ ambitoSlug, personId })}>{`${familyName} ${givenName}`}</Link>
              <span className="invitation-email muted small">{workEmail ?? t('email_none')}</span>
            </>
          ),
        },
        { header: t('place'), cell: ({ organisation, department }) => `${organisation} · ${department}` },
        { header: t('state'), cell: (line) => <StateCell line={line} /> },
        { header: t('acts'), cell: (line) => <Acts ambitoSlug={ambitoSlug} line={line} /> },
      ]}
    />
  )
}
