import { useText } from '#app/platform/i18n/use-text.tsx'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { draftMessages } from '../drafts/messages.ts'
import { draftPaths } from '../drafts/paths.ts'

/** Where courses are written, and what of others they use. */
export function WritingLinks() {
  const d = useText(draftMessages)
  const packages = useText(packageMessages)
  return (
    <p className="button-row">
      <LinkButton kind="outline" to={draftPaths.list()}>
        {d('drafts_title')}
      </LinkButton>
      <LinkButton kind="outline" to={scormPaths.library()}>
        {packages('library_link')}
      </LinkButton>
    </p>
  )
}
