import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { faultMessages } from '../../../messages.ts'
import { Difference } from '../../components/difference.tsx'
import type { FolderReport as Report } from '../import-report.server.ts'
import { importMessages } from '../messages.ts'
import { DropButton } from './drop-button.tsx'
import { PeopleNote } from './people-note.tsx'

const kinds = { added: 'success', changed: 'info', removed: 'warning' } as const
const changeKinds = ['added', 'changed', 'removed'] as const
/** Differences open at once: more are a long page, and are opened one by one. */
const openAtMost = 3

function Change({ change, isOpen }: { change: Report['changes'][number]; isOpen: boolean }) {
  const t = useText(importMessages)
  const { path, kind, parts } = change
  return (
    <details className="fold" open={isOpen}>
      <summary>
        {path} <Badge kind={kinds[kind]}>{t(`kind_${kind}`)}</Badge>
      </summary>
      <div className="fold__content">
        {parts ? <Difference parts={parts} /> : <p className="muted">{t('not_text')}</p>}
      </div>
    </details>
  )
}

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
  const { slug, base, changes, faults, leftOut, otherId, people } = report
  const counted = changeKinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count > 0 ? [t(kind, { count })] : []
  })
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
        <p>
          <strong>{counted.join(' · ')}</strong>
        </p>
      )}
      {changes.map((change) => (
        <Change key={change.path} change={change} isOpen={changes.length <= openAtMost} />
      ))}
      {leftOut.length > 0 && <p className="muted">{t('left_out', { names: leftOut.slice(0, 10).join(', ') })}</p>}
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
