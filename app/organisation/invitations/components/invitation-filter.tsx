import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { Invitations } from '../invitation-queries.server.ts'
import { invitationsMessages } from '../messages.ts'
import { invitationsPaths } from '../paths.ts'
import type { InvitationFilter } from '../schemas.ts'

type Props = { ambitoSlug: string; page: Invitations; filter: InvitationFilter }

/** Organisation, state and name; each state says how many there are. */
export function InvitationFilters({ ambitoSlug, page: { organisations, states, without }, filter }: Props) {
  const t = useText(invitationsMessages)
  const { number } = useFormats()
  const { organisation, state, search, person } = filter
  const isNarrow = Boolean(organisation ?? state ?? person) || search !== ''
  return (
    <Form method="get" className="queue-filter" key={JSON.stringify(filter)}>
      <Select
        name="organisation"
        label={t('filter_organisation')}
        defaultValue={organisation ?? ''}
        options={[
          { value: '', label: t('filter_all') },
          ...organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        name="state"
        label={t('filter_state')}
        defaultValue={state ?? ''}
        options={[
          { value: '', label: t('filter_without', { count: number(without) }) },
          ...states.map((one) => ({
            value: one.state,
            label: t('filter_one', { state: t(`state_${one.state}`), count: number(one.count) }),
          })),
        ]}
      />
      <TextField name="search" type="search" label={t('filter_search')} defaultValue={search} maxLength={100} />
      <div className="button-row">
        <Button kind="outline">{t('filter')}</Button>
        {isNarrow && <Link to={invitationsPaths.desk({ ambitoSlug })}>{t('filter_clear')}</Link>}
      </div>
    </Form>
  )
}
