import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { ExportPage } from '#app/authoring/export/components/export-page.tsx'
import { exportMessages } from '#app/authoring/export/messages.ts'
import { offeredPackages, publishedSubject } from '#app/authoring/export/package-queries.server.ts'
import { exportPaths } from '#app/authoring/export/paths.ts'
import { askForPackage } from '#app/authoring/export/request-package.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return offeredPackages(viewer, DraftParams.parse(params).slug)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  await askForPackage(viewer, await publishedSubject(slug), await readForm(request), clock.now())
  return redirect(exportPaths.course({ slug }))
}

export default function CoursePackages() {
  return <ExportPage offered={useLoaderData<typeof loader>()} />
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, exportMessages, 'title')]

export const ErrorBoundary = ErrorPage
