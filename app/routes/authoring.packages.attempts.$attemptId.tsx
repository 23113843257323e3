import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { getTrace } from '#app/scorm/attempts/trace-queries.server.ts'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { traceMessages } from '#app/scorm/trace-messages.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ attemptId: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return getTrace(viewer, Params.parse(params).attemptId)
}

function Verdicts() {
  const { verdicts } = useLoaderData<typeof loader>()
  const t = useText(traceMessages)
  const isFine = verdicts.some(({ code }) => code === 'fine')
  return (
    <Alert kind={isFine ? 'success' : 'warning'} title={t('verdict')}>
      <ul>
        {verdicts.map(({ code, count, example }) => (
          <li key={code}>{t(`verdict_${code}`, { count, example })}</li>
        ))}
      </ul>
    </Alert>
  )
}

function Kept() {
  const { items } = useLoaderData<typeof loader>()
  const t = useText(traceMessages)
  const { duration } = useFormats()
  const columns: Column<[string, string]>[] = [
    { header: t('element'), cell: ([element]) => <code>{element}</code> },
    { header: t('value'), cell: ([, value]) => <span className="version-text">{value.slice(0, 300)}</span> },
  ]
  return (
    <section className="section" aria-labelledby="kept">
      <h2 id="kept">{t('kept')}</h2>
      {items.map(({ itemId, values, seconds }) => (
        <DataTable
          key={itemId}
          caption={t('kept_of', { item: itemId, duration: duration(Math.round(seconds / 60)) })}
          columns={columns}
          rows={Object.entries(values)}
          keyOf={([element]) => element}
          stacked
        />
      ))}
    </section>
  )
}

function Calls() {
  const { calls } = useLoaderData<typeof loader>()
  const t = useText(traceMessages)
  const { tenths } = useFormats()
  const rows = calls.map((call, place) => ({ call, place }))
  const columns: Column<(typeof rows)[number]>[] = [
    { header: t('at'), numeric: true, cell: ({ call: [at] }) => `${tenths(at / 1000)} s` },
    {
      header: t('call'),
      cell: ({ call: [, name, element, value] }) => (
        <code>
          {name}({[element, value && `"${value}"`].filter(Boolean).join(', ')})
        </code>
      ),
    },
    { header: t('reply'), cell: ({ call: [, , , , reply] }) => <code>{reply}</code> },
    { header: t('error'), cell: ({ call: [, , , , , error] }) => (error === '0' ? '' : <strong>{error}</strong>) },
  ]
  if (rows.length === 0) return <p className="muted">{t('calls_none')}</p>
  return (
    <details className="fold">
      <summary>{t('calls')}</summary>
      <DataTable
        caption={t('calls_caption')}
        columns={columns}
        rows={rows}
        keyOf={({ place }) => String(place)}
        stacked
      />
    </details>
  )
}

export default function Trace() {
  const { packageId, title, startedAt } = useLoaderData<typeof loader>()
  const t = useText(traceMessages)
  const packages = useText(packageMessages)
  const { moment } = useFormats()
  return (
    <Page
      title={t('attempt_of', { when: moment(startedAt) })}
      lead={t('trace_lead')}
      breadcrumbs={[
        { label: packages('library_title'), to: scormPaths.library() },
        { label: title, to: scormPaths.package({ packageId }) },
      ]}
    >
      <Verdicts />
      <Kept />
      <Calls />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
