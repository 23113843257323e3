import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PrintPage } from '#app/authoring/print/components/print-page.tsx'
import { printMessages } from '#app/authoring/print/messages.ts'
import { printPaths } from '#app/authoring/print/paths.ts'
import { offeredBooks } from '#app/authoring/print/print-queries.server.ts'
import { subjectOfCourse } from '#app/authoring/print/print-subject.server.ts'
import { askForBook } from '#app/authoring/print/request-print.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { editionMessages } from '#app/learning/editions/messages.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { editionPaths } from '#app/learning/editions/paths.ts'
import { EditionParams } from '#app/learning/editions/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const { name, courseSlug, courseTitle } = await getManagedEdition(viewer, place)
  return { ...place, name, courseTitle, books: await offeredBooks(viewer, await subjectOfCourse(courseSlug)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const { courseSlug } = await getManagedEdition(viewer, place)
  await askForBook(viewer, await subjectOfCourse(courseSlug), await readForm(request), clock.now())
  return redirect(printPaths.edition(place))
}

export default function EditionBooks() {
  const { ambitoSlug, editionId, name, courseTitle, books } = useLoaderData<typeof loader>()
  const t = useText(editionMessages)
  const place = { ambitoSlug, editionId }
  const breadcrumbs = [
    { label: t('editions'), to: editionPaths.list(place) },
    { label: name, to: editionPaths.participants(place) },
  ]
  const here = printPaths.edition(place)
  return <PrintPage {...{ course: courseTitle, lead: 'lead_office', breadcrumbs, here, books }} />
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, printMessages, 'title')]

export const ErrorBoundary = ErrorPage
