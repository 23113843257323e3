import { Fragment } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { ExportView } from '../export-queries.server.ts'
import { exportMessages } from '../messages.ts'

/** What a file is of, and who asked for it. */
export function ExportFacts({ file }: { file: ExportView }) {
  const t = useText(exportMessages)
  const { moment, number, shortDay } = useFormats()
  const { about, asOf, snapshotId, state, rows, isOwn, requestedBy, requestedAt } = file
  const facts = [
    [t('about'), about.join(' · ')],
    ...(asOf ? [[t('as_of'), shortDay(asOf)] as const] : []),
    ...(snapshotId ? [[t('snapshot'), snapshotId] as const] : []),
    ...(state === 'ready' || state === 'forgotten' ? [[t('rows'), number(rows)] as const] : []),
    [t('asked_by'), isOwn ? t('by_you') : (requestedBy ?? t('someone'))],
    [t('asked_at'), moment(requestedAt)],
  ] as const
  return (
    <section className="section" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts')}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
