import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Difference } from '../../components/difference.tsx'
import type { ShownChange } from '../compare-folder.server.ts'
import { importMessages } from '../messages.ts'

const kinds = { added: 'success', changed: 'info', removed: 'warning' } as const
const changeKinds = ['added', 'changed', 'removed'] as const
/** Differences open at once: more are a long page, and are opened one by one. */
const openAtMost = 3

function Change({ change, isOpen }: { change: ShownChange; isOpen: boolean }) {
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

/** How many files come, change and go, then each with its lines. */
export function FileChanges({ changes }: { changes: readonly ShownChange[] }) {
  const t = useText(importMessages)
  const counted = changeKinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count > 0 ? [t(kind, { count })] : []
  })
  return (
    <>
      <p>
        <strong>{counted.join(' · ')}</strong>
      </p>
      {changes.map((change) => (
        <Change key={change.path} change={change} isOpen={changes.length <= openAtMost} />
      ))}
    </>
  )
}
