import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { faultMessages } from '../../../messages.ts'
import type { FolderReport as Report } from '../import-report.server.ts'
import { importMessages } from '../messages.ts'
import { DropButton } from './drop-button.tsx'
import { FileChanges } from './file-changes.tsx'
import { PeopleNote } from './people-note.tsx'

const namesOf = (paths: readonly string[]) =>
  `${paths.slice(0, 10).join(', ')}${paths.length > 10 ? ` (+${paths.length - 10})` : ''}`

function Faults({ faults }: Pick<Report, 'faults'>) {
  const t = useText(importMessages)
  const sentence = useText(faultMessages)
  if (faults.length === 0) return null
  return (
    <section className="section" aria-labelledby="faults">
      <h2 id="faults">{t('faults_title')}</h2>
      <p>{t('faults_text')}</p>
      <ul>
        {faults.map(({ file, line, column, code, values }) => (
          <li key={`${file} ${line} ${column} ${code}`}>
            {sentence(code, values)}{' '}
            <span className="muted">
              {file}, {t('refused_lines', { line })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a folder would make of a course: files and lines that come, go and change, and the faults it would have. */
export function FolderReport({ report }: { report: Report }) {
  const t = useText(importMessages)
  const { slug, base, changes, faults, leftOut, media, otherId, people } = report
  return (
    <>
      <p>{t(`base_${base.kind}`, { slug })}</p>
      {otherId !== null && (
        <Alert kind="warning">
          <p>{t('other_course', { id: otherId, slug })}</p>
        </Alert>
      )}
      {changes.length === 0 ? (
        <Alert kind="success">
          <p>{t('nothing_new')}</p>
        </Alert>
      ) : (
        <FileChanges changes={changes} />
      )}
      {leftOut.length > 0 && <p className="muted">{t('left_out', { names: namesOf(leftOut) })}</p>}
      {media.stripped.length > 0 && <p>{t('media_stripped', { names: namesOf(media.stripped) })}</p>}
      {media.unread.length > 0 && <p>{t('media_unread', { names: namesOf(media.unread) })}</p>}
      <Faults faults={faults} />
      <PeopleNote people={people} />
      <div className="section button-row">
        {changes.length > 0 && (
          <Form method="post">
            <input type="hidden" name="base" value={base.mark} />
            <Button>{t('confirm_folder')}</Button>
          </Form>
        )}
        <DropButton />
      </div>
    </>
  )
}
