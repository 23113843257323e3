import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { requestBundle } from '#app/certificates/bulk/request-bundle.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Downloads } from '#app/reporting/components/downloads.tsx'
import { FiguresSource } from '#app/reporting/components/figures-source.tsx'
import { OfficeFilterForm } from '#app/reporting/components/office-filter.tsx'
import { KindNote, pathToPeople, PlaceFilter, StateFilterLinks } from '#app/reporting/components/people-filter.tsx'
import { PeopleTable } from '#app/reporting/components/people-table.tsx'
import { LiveFigures } from '#app/reporting/live/components/live-figures.tsx'
import { reportingMessages } from '#app/reporting/messages.ts'
import { bundleSelection, openOffice } from '#app/reporting/office-view.server.ts'
import { peopleData, type PeopleData } from '#app/reporting/page-data.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const { ambito, place, view } = await openOffice(viewer, ambitoSlug, new URL(request.url).searchParams, clock.now())
  const where = { ambitoSlug: ambito.slug, place: place.name }
  if (!view) return data({ where, people: null })
  return data({ where, people: await peopleData(view, viewer.locale) }, { status: view.day.fault ? 400 : 200 })
}

/** Asks for the ZIP of the certificates of what the page shows. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const now = clock.now()
  const { view } = await openOffice(viewer, ambitoSlug, new URL(request.url).searchParams, now)
  if (!view) return data({ refused: 'nobody' as const }, { status: 409 })
  if (view.day.fault) return data({ refused: view.day.fault }, { status: 400 })
  const outcome = await requestBundle(viewer, { ambitoSlug, selection: bundleSelection(view) }, now)
  if (!outcome.ok) return data({ refused: outcome.reason }, { status: 409 })
  return redirect(certificatesPaths.bundle({ ambitoSlug, bundleId: outcome.bundleId }))
}

function People({ people }: { people: PeopleData }) {
  const t = useText(reportingMessages)
  const { ambito, course, day, filter } = people
  return (
    <>
      <OfficeFilterForm
        frame={people}
        keep={filter}
        pathTo={(query) => reportingPaths.people({ ambitoSlug: ambito.slug, ...query })}
      />
      <LiveFigures key={course.slug} frame={people} />
      <PlaceFilter data={people} />
      <KindNote data={people} />
      <StateFilterLinks data={people} />
      {people.people.length > 0 ? (
        <PeopleTable data={people} />
      ) : (
        <EmptyState
          title={t('people_none_title')}
          action={
            <LinkButton kind="outline" to={pathToPeople(people, {})}>
              {t('people_clear')}
            </LinkButton>
          }
        >
          <p>{t('people_none')}</p>
        </EmptyState>
      )}
      <Downloads
        ambitoSlug={ambito.slug}
        query={{ course: course.slug, asOf: day.asOf, ...filter }}
        completed={people.byState.completed}
      />
      <FiguresSource frame={people} />
    </>
  )
}

export default function AmbitoPeople() {
  const { where, people } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(reportingMessages)
  const back = { ambitoSlug: where.ambitoSlug, course: people?.course.slug, asOf: people?.day.asOf }
  return (
    <Page
      title={t('people_all')}
      breadcrumbs={[{ label: t('coverage_of', { place: where.place }), to: reportingPaths.dashboard(back) }]}
      width="wide"
    >
      {reply && (
        <Alert kind="danger" title={t('zip_refused')}>
          <p>{t(`zip_${reply.refused}`)}</p>
        </Alert>
      )}
      {people ? (
        <People people={people} />
      ) : (
        <EmptyState title={t('courses_none_title')}>
          <p>{t('courses_none')}</p>
        </EmptyState>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reportingMessages, 'people_all')]

export const ErrorBoundary = ErrorPage
