import { Form } from '@remix-run/react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { entryLimit } from '../limits.ts'
import { entryMessages } from '../entry-messages.ts'
import type { OwnEntry } from '../practice-state.ts'

/** Changing and deleting an entry stay folded, so that reading comes first and nothing goes by a slip. */
function Change({ entry, written, activityId }: { entry: OwnEntry; written: string; activityId: string | null }) {
  const t = useText(entryMessages)
  const hidden = (
    <>
      <input type="hidden" name="entryId" value={entry.id} />
      {activityId && <input type="hidden" name="activityId" value={activityId} />}
    </>
  )
  return (
    <details className="journal__change">
      <summary>
        {t('entry_change')} <span className="visually-hidden">({written})</span>
      </summary>
      <Form method="post" preventScrollReset key={entry.editedAt}>
        {hidden}
        <TextArea
          name="text"
          id={`text-${entry.id}`}
          label={t('entry_text', { when: written })}
          defaultValue={entry.text}
          maxLength={entryLimit}
          required
        />
        <Button kind="outline" name="intent" value="edit-entry">
          {t('entry_save')}
        </Button>
      </Form>
      <Form method="post" preventScrollReset>
        {hidden}
        <Button kind="danger" name="intent" value="delete-entry">
          {t('entry_delete')}
        </Button>
      </Form>
    </details>
  )
}

/** The viewer's own entries, each with its changing; in a lesson `activityId` names the journal they are in. */
export function JournalEntries({ entries, activityId = null }: { entries: OwnEntry[]; activityId?: string | null }) {
  const t = useText(entryMessages)
  const { moment } = useFormats()
  return (
    <ol className="journal__entries">
      {entries.map((entry) => {
        const written = moment(new Date(entry.writtenAt))
        return (
          <li key={entry.id} id={`entry-${entry.id}`}>
            <p className="muted small">
              <time dateTime={entry.writtenAt}>{written}</time>
              {entry.editedAt && `, ${t('entry_edited', { when: moment(new Date(entry.editedAt)) })}`}
            </p>
            <p className="journal__text">{entry.text}</p>
            <Change entry={entry} written={written} activityId={activityId} />
          </li>
        )
      })}
    </ol>
  )
}
