import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { PrintPage } from '#app/authoring/print/components/print-page.tsx'
import { printMessages } from '#app/authoring/print/messages.ts'
import { printPaths } from '#app/authoring/print/paths.ts'
import { offeredBooks } from '#app/authoring/print/print-queries.server.ts'
import { subjectOfCourse } from '#app/authoring/print/print-subject.server.ts'
import { titleOfSubject } from '#app/authoring/print/subject-source.server.ts'
import { askForBook } from '#app/authoring/print/request-print.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const subject = await subjectOfCourse(DraftParams.parse(params).slug)
  const [books, title] = await Promise.all([offeredBooks(viewer, subject), titleOfSubject(subject)])
  return { books, title }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  await askForBook(viewer, await subjectOfCourse(slug), await readForm(request), clock.now())
  return redirect(printPaths.course({ slug }))
}

export default function CourseBooks() {
  const { books, title } = useLoaderData<typeof loader>()
  const t = useText(printMessages)
  const back = [{ label: t('to_course'), to: authoringPaths.course(books) }]
  return (
    <PrintPage course={title} lead="lead_trainer" breadcrumbs={back} here={printPaths.course(books)} books={books} />
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, printMessages, 'title')]

export const ErrorBoundary = ErrorPage
