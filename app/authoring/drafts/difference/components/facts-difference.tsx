import { Html } from '#app/assessment/components/html.tsx'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { factsMessages } from '../../facts/messages.ts'
import type { FactChange } from '../compare-facts.ts'
import { differenceMessages } from '../messages.ts'

/** The names of facts in `course.yaml` and `module.yaml`, as the form of the facts says them. */
const named = {
  title: 'title',
  summary: 'summary',
  language: 'language',
  threshold: 'threshold',
  audience: 'audience',
  competences: 'competences',
  authors: 'authors',
  licence: 'licence',
  area: 'area',
  aims: 'aims',
  'version-notes': 'notes',
} as const
const own = { id: 'fact_id', minutes: 'fact_minutes', retired: 'fact_retired' } as const

const isNamed = (name: string): name is keyof typeof named => Object.hasOwn(named, name)
const isOwn = (name: string): name is keyof typeof own => Object.hasOwn(own, name)

/** The facts that changed, each as it was and as it is. */
export function FactsDifference({ changes }: { changes: readonly FactChange[] }) {
  const t = useText(differenceMessages)
  const facts = useText(factsMessages)
  const nameOf = (name: string) => (isNamed(name) ? facts(named[name]) : isOwn(name) ? t(own[name]) : name)
  const shown = (html: string) => (html ? <Html html={html} /> : <span className="muted">{t('nothing')}</span>)
  return (
    <div className="fact-changes">
      <DataTable
        caption={t('summary')}
        captionHidden
        columns={[
          { header: t('fact'), cell: ({ name }: FactChange) => nameOf(name) },
          { header: t('before'), cell: ({ before }) => shown(before) },
          { header: t('after'), cell: ({ after }) => shown(after) },
        ]}
        rows={[...changes]}
        keyOf={({ name }) => name}
        stacked
      />
    </div>
  )
}
