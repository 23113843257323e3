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
  ...{ none: 'neutral', cancelled: 'neutral', sending: 'info', sent: 'info', printed: 'info' },
  ...{ to_print: 'warning', expired: 'warning', refused: 'danger', blocked: 'danger', used: 'success' },
}

const holding: readonly InvitationState[] = ['sending', 'sent', 'refused', 'to_print', 'printed']
const onPaper: readonly InvitationState[] = ['to_print', 'printed']

function StateCell({ line: { state, expiresAt, usedAt } }: { line: InvitationLine }) {
  const t = useText(invitationsMessages)
  const { shortDayOf } = useFormats()
  return (
    <>
      <Badge kind={kinds[state]}>{t(`state_${state}`)}</Badge>{' '}
      <span className="muted small">
        {holding.includes(state) && expiresAt && t('until', { day: shortDayOf(expiresAt) })}
        {state === 'expired' && expiresAt && t('over', { day: shortDayOf(expiresAt) })}
        {state === 'used' && usedAt && t('used_on', { day: shortDayOf(usedAt) })}
      </span>
      {state === 'refused' && <p className="small">{t('refused_hint')}</p>}
      {state === 'blocked' && <p className="small">{t('blocked_hint')}</p>}
    </>
  )
}

/** What can be done about one person now. */
function Acts({ ambitoSlug, line }: { ambitoSlug: string; line: InvitationLine }) {
  const t = useText(invitationsMessages)
  const { personId, givenName, familyName, state, workEmail, invitationId } = line
  const labelled = (act: string) => ({ 'aria-label': t('act_of', { act, name: `${familyName} ${givenName}` }) })
  if (state === 'used') return null
  const isMailed = state === 'sending' || state === 'sent' || state === 'refused'
  const isPaper = onPaper.includes(state)
  const mail = t(isMailed ? 'act_mail_again' : 'act_mail')
  const letter = t(isPaper ? 'act_letter_again' : 'act_letter')
  return (
    <Form method="post" className="button-row">
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="seen" value={invitationId ?? ''} />
      {isPaper && (
        <a
          className="button button--outline"
          href={invitationsPaths.letters({ ambitoSlug, person: personId })}
          {...labelled(t('act_print'))}
        >
          {t('act_print')}
        </a>
      )}
      {workEmail && (
        <Button kind="outline" name="intent" value="mail" {...labelled(mail)}>
          {mail}
        </Button>
      )}
      <Button kind="outline" name="intent" value="letter" {...labelled(letter)}>
        {letter}
      </Button>
      {holding.includes(state) && (
        <Button kind="outline" name="intent" value="cancel" {...labelled(t('act_cancel'))}>
          {t('act_cancel')}
        </Button>
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
          cell: ({ personId, familyName, givenName }) => (
            <Link to={structurePaths.person({ ambitoSlug, personId })}>{`${familyName} ${givenName}`}</Link>
          ),
        },
        { header: t('place'), cell: ({ organisation, department }) => `${organisation} · ${department}` },
        { header: t('email'), cell: ({ workEmail }) => workEmail ?? <span className="muted">{t('email_none')}</span> },
        { header: t('state'), cell: (line) => <StateCell line={line} /> },
        { header: t('acts'), cell: (line) => <Acts ambitoSlug={ambitoSlug} line={line} /> },
      ]}
    />
  )
}
