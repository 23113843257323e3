/** A package tried out by who writes courses, before anybody learns with it: played, kept and traced as in a course. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { restartAttempt } from '#app/scorm/attempts/restart-attempt.server.ts'
import { shownState } from '#app/scorm/attempts/shown-state.ts'
import { getTrial } from '#app/scorm/attempts/trial-queries.server.ts'
import { PackagePlayer } from '#app/scorm/components/package-player.tsx'
import { scormMessages } from '#app/scorm/messages.ts'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { PackageParams } from '#app/scorm/packages/schemas.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { packageStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { packageId } = PackageParams.parse(params)
  const { title, attempt } = await getTrial(viewer, packageId)
  const traced = attempt?.lastCommitAt ? attempt.id : null
  return { personId: viewer.personId, packageId, title, traced, ...shownState(attempt) }
}

/** Begins the trial anew. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = PackageParams.parse(params)
  await restartAttempt(viewer, place, clock.now())
  return redirect(scormPaths.trial(place))
}

export default function PackageTrial() {
  const { packageId, title, traced, ...player } = useLoaderData<typeof loader>()
  const t = useText(scormMessages)
  const p = useText(packageMessages)
  return (
    <Page
      title={t('trial', { title })}
      lead={t('trial_lead')}
      breadcrumbs={[
        { label: p('library_title'), to: scormPaths.library() },
        { label: title, to: scormPaths.package({ packageId }) },
      ]}
      width="wide"
    >
      <PackagePlayer {...player} place={{ packageId }} title={title} done={null} hasBegun={traced !== null} />
      <p className="button-row">
        <Link to={scormPaths.package({ packageId })}>← {t('trial_back')}</Link>
        {traced && <Link to={scormPaths.trace({ attemptId: traced })}>{t('trial_trace')}</Link>}
      </p>
    </Page>
  )
}

export const links = packageStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
