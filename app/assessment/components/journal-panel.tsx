import { Form, useNavigation } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { Refusal } from '../exercise-form.ts'
import { entryLimit } from '../limits.ts'
import { assessmentMessages } from '../messages.ts'
import { assessmentPaths } from '../paths.ts'
import { entryMessages } from '../entry-messages.ts'
import type { JournalState } from '../practice-state.ts'
import { Html } from './html.tsx'
import { JournalEntries } from './journal-entries.tsx'

type Props = { state: JournalState; refusal: Refusal | null }

/** A journal: its question, a page to write, and the pages written. */
export function JournalPanel({ state, refusal }: Props) {
  const t = useText(entryMessages)
  const refused = useText(assessmentMessages)
  const busy = useNavigation().state === 'submitting'
  const { id, promptHtml, entries, nextEntryId } = state
  return (
    <>
      <Html html={promptHtml} />
      <p className="muted">
        {t('journal_private')} <Link to="/privacy#diario">{t('journal_more')}</Link>.
      </p>
      <Form method="post" preventScrollReset className="exercise__form" key={entries[0]?.id}>
        <input type="hidden" name="activityId" value={id} />
        <input type="hidden" name="entryId" value={nextEntryId} />
        <TextArea
          name="text"
          id={`${id}-text`}
          label={t('journal_text')}
          defaultValue={refusal?.given?.text ?? ''}
          maxLength={entryLimit}
          errors={refusal ? [refused(refusal.reason)] : undefined}
          required
        />
        <Button name="intent" value="write-entry" disabled={busy}>
          {t('journal_write')}
        </Button>
      </Form>
      {entries.length > 0 && (
        <>
          <h3>{t('journal_entries')}</h3>
          <JournalEntries entries={entries} activityId={id} />
        </>
      )}
      <p>
        <Link to={assessmentPaths.journal()}>{t('journal_all')}</Link>
      </p>
    </>
  )
}
