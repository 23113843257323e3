import { Form } from '@remix-run/react'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { libraryMessages } from '../library-messages.ts'

type Use = { slug: string; state: 'draft' | 'published' }

/** The courses that have something, and the way out of the library where none has. */
export function ItemUses({ uses, mayRemove }: { uses: Use[]; mayRemove: boolean }) {
  const t = useText(libraryMessages)
  const to = ({ slug, state }: Use) =>
    state === 'draft' ? draftPaths.draft({ slug }) : authoringPaths.course({ slug })
  return (
    <section className="section" aria-labelledby="uses">
      <h2 id="uses">{t('uses')}</h2>
      {uses.length === 0 && <p>{t('uses_none')}</p>}
      <ul>
        {uses.map((use) => (
          <li key={`${use.slug} ${use.state}`}>
            <Link to={to(use)}>{use.slug}</Link> <span className="muted">{t(`use_${use.state}`)}</span>
          </li>
        ))}
      </ul>
      {mayRemove && uses.length > 0 && <p className="muted">{t('remove_used')}</p>}
      {mayRemove && uses.length === 0 && (
        <Form method="post">
          <Button kind="outline" name="intent" value="remove">
            {t('remove')}
          </Button>{' '}
          <span className="muted">{t('remove_note')}</span>
        </Form>
      )}
    </section>
  )
}
