import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { DraftCards } from '#app/authoring/drafts/components/draft-lines.tsx'
import { stepMessages } from '#app/authoring/drafts/components/step-messages.ts'
import { listDrafts } from '#app/authoring/drafts/list-drafts.server.ts'
import { ImportCourseLink } from '#app/authoring/drafts/import/components/import-links.tsx'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { NewCourse } from '#app/authoring/drafts/schemas.ts'
import { startCourse } from '#app/authoring/drafts/start-course.server.ts'
import { libraryMessages } from '#app/authoring/media/library-messages.ts'
import { mediaPaths } from '#app/authoring/media/paths.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const isDiscarded = new URL(request.url).searchParams.get('done') === 'discarded'
  return { drafts: await listDrafts(viewer), isDiscarded }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const submission = parseWithZod(await readForm(request), { schema: NewCourse })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const { slug } = submission.value
  if (await startCourse(viewer, submission.value, clock.now())) return redirect(draftPaths.draft({ slug }))
  return data({ result: submission.reply({ fieldErrors: { slug: ['slug_taken'] } }) }, { status: 409 })
}

function NewCourseForm() {
  const reply = useActionData<typeof action>()
  const t = useText(draftMessages)
  const errors = useFormErrors(draftMessages, reply?.result)
  const field = (name: 'title' | 'slug') => ({
    ...{ name, label: t(name), hint: t(`${name}_hint`), autoComplete: 'off', required: true },
    ...{ errors: errors.of(name), defaultValue: errors.typed(name) },
  })
  return (
    <Form method="post" className="section measure" noValidate>
      <h2>{t('new_title')}</h2>
      <ErrorSummary errors={errors.summary} />
      <TextField {...field('title')} maxLength={300} />
      <TextField {...field('slug')} maxLength={80} autoCapitalize="none" spellCheck={false} />
      <Button>{t('start')}</Button>
    </Form>
  )
}

export default function Drafts() {
  const { drafts, isDiscarded } = useLoaderData<typeof loader>()
  const step = useText(stepMessages)
  const t = useText(draftMessages)
  const courses = useText(authoringMessages)
  const media = useText(libraryMessages)
  const packages = useText(packageMessages)
  return (
    <Page
      title={t('drafts_title')}
      lead={t('drafts_lead')}
      breadcrumbs={[{ label: courses('courses_title'), to: authoringPaths.courses() }]}
    >
      {isDiscarded && (
        <Alert kind="success">
          <p>{step('discarded')}</p>
        </Alert>
      )}
      {drafts.length === 0 && (
        <EmptyState title={t('drafts_none')}>
          <p>{t('drafts_none_text')}</p>
        </EmptyState>
      )}
      <DraftCards drafts={drafts} />
      <NewCourseForm />
      <ImportCourseLink />
      <p>
        <Link to={authoringPaths.writing()}>{courses('writing_title')}</Link>
      </p>
      <p>
        <Link to={mediaPaths.library()}>{media('library_link')}</Link>
      </p>
      <p>
        <Link to={scormPaths.library()}>{packages('library_link')}</Link>
      </p>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, draftMessages, 'drafts_title')]

export const ErrorBoundary = ErrorPage
