import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { participantMessages } from '../participant-messages.ts'
import type { Candidate } from '../participants.server.ts'

type Props = { search: string; found: { people: Candidate[]; hasMore: boolean } }

function Found({ search, found: { people, hasMore } }: Props) {
  const t = useText(participantMessages)
  if (people.length === 0) return <p role="status">{t('search_none')}</p>
  return (
    <Form method="post" action={`?index&q=${encodeURIComponent(search)}`}>
      <fieldset className="choice-list">
        <legend>{t('search_found')}</legend>
        {people.map(({ personId, familyName, givenName, organisationName, isIn }) => (
          <label key={personId}>
            <input type="checkbox" name="person" value={personId} disabled={isIn} /> {familyName} {givenName}
            <span className="muted">
              {organisationName && ` · ${organisationName}`}
              {isIn && ` · ${t('is_in')}`}
            </span>
          </label>
        ))}
      </fieldset>
      {hasMore && <p className="muted">{t('search_more')}</p>}
      <Button name="intent" value="enrol">
        {t('enrol_button')}
      </Button>
    </Form>
  )
}

/** The office searches people of its ambito and enrols several at once. */
export function EnrolPeopleForm({ search, found }: Props) {
  const t = useText(participantMessages)
  return (
    <section className="section card" aria-labelledby="enrol-title">
      <h2 className="card__title" id="enrol-title">
        {t('enrol_title')}
      </h2>
      <Form method="get" className="search-line" role="search">
        <label htmlFor="q">{t('search')}</label>
        <input type="search" id="q" name="q" defaultValue={search} key={search} />
        <Button kind="outline">{t('search_button')}</Button>
      </Form>
      {search !== '' && <Found search={search} found={found} />}
    </section>
  )
}
