import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { importMessages } from '../messages.ts'
import { importPaths } from '../paths.ts'

/** A file into a draft. */
export function ImportLink({ slug }: { slug: string }) {
  const t = useText(importMessages)
  return <Link to={importPaths.draft({ slug })}>{t('import_here')}</Link>
}

/** The folder of a draft. */
export function ExportLink({ slug }: { slug: string }) {
  const t = useText(importMessages)
  return (
    <a href={importPaths.draftFolder({ slug })} download>
      {t('export_folder')}
    </a>
  )
}

/** A course from a folder. */
export function ImportCourseLink() {
  const t = useText(importMessages)
  return (
    <p className="section">
      <LinkButton kind="outline" to={importPaths.course()}>
        {t('import_folder')}
      </LinkButton>
    </p>
  )
}

/** What a published course is downloaded as: its folder, and its questions for other programs. */
export function PublishedFolderLink({ slug }: { slug: string }) {
  const t = useText(importMessages)
  return (
    <>
      <a href={importPaths.publishedFolder({ slug })} download>
        {t('export_folder')}
      </a>{' '}
      ·{' '}
      <a href={importPaths.questions({ slug, ending: 'gift' })} download>
        {t('export_gift')}
      </a>{' '}
      ·{' '}
      <a href={importPaths.questions({ slug, ending: 'zip' })} download>
        {t('export_qti')}
      </a>
    </>
  )
}
