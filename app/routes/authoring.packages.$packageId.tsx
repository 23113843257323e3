import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { startFromPackage } from '#app/authoring/drafts/start-from-package.server.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { listAttempts } from '#app/scorm/attempts/trace-queries.server.ts'
import { AttemptList } from '#app/scorm/components/attempt-list.tsx'
import { PackageReportView } from '#app/scorm/packages/components/package-report.tsx'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { getPackageName, getPackagePage } from '#app/scorm/packages/package-queries.server.ts'
import { removePackage } from '#app/scorm/packages/remove-package.server.ts'
import { PackageParams } from '#app/scorm/packages/schemas.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { packageId } = PackageParams.parse(params)
  const [page, tried] = await Promise.all([getPackagePage(viewer, packageId), listAttempts(viewer, packageId)])
  return { ...page, tried }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { packageId } = PackageParams.parse(params)
  const form = await readForm(request)
  if (form.get('intent') === 'course') {
    const slug = await startFromPackage(viewer, await getPackageName(viewer, packageId), clock.now())
    return redirect(draftPaths.draft({ slug }))
  }
  if (await removePackage(viewer, packageId, clock.now())) return redirect(scormPaths.library({ done: 'removed' }))
  return data({ reason: 'in_use' } as const, { status: 409 })
}

function Use() {
  const { id, title, courses } = useLoaderData<typeof loader>()
  const t = useText(packageMessages)
  return (
    <section className="section" aria-labelledby="use">
      <h2 id="use">{t('use_title')}</h2>
      <p>{t('try_text')}</p>
      <p>
        <LinkButton to={scormPaths.trial({ packageId: id })}>{t('try_it')}</LinkButton>
      </p>
      <p>{t('use_text', { title })}</p>
      <Form method="post">
        <Button kind="outline" name="intent" value="course">
          {t('make_course')}
        </Button>
      </Form>
      <h3>{t('courses')}</h3>
      {courses.length === 0 && <p className="muted">{t('courses_none')}</p>}
      <ul>
        {courses.map(({ slug, title: course, number }) => (
          <li key={`${slug} ${number}`}>
            <Link to={`${authoringPaths.courses()}#${slug}`}>{t('course_version', { title: course, number })}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Versions() {
  const { id, name, versions } = useLoaderData<typeof loader>()
  const t = useText(packageMessages)
  const { dayOf } = useFormats()
  return (
    <section className="section" aria-labelledby="versions">
      <h2 id="versions">{t('versions')}</h2>
      <ul>
        {versions.map((one) => (
          <li key={one.id}>
            {one.id === id ? (
              <strong>{t('version_number', { version: one.version })}</strong>
            ) : (
              <Link to={scormPaths.package({ packageId: one.id })}>
                {t('version_number', { version: one.version })}
              </Link>
            )}{' '}
            <span className="muted">
              {dayOf(one.addedAt)}
              {one.id === id && `, ${t('this_one')}`}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={scormPaths.add({ replaces: name })}>{t('new_version')}</Link>
      </p>
    </section>
  )
}

export default function PackagePage() {
  const { title, addedBy, addedAt, report, courses, isOwn, tried } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(packageMessages)
  const { dayOf } = useFormats()
  return (
    <Page
      title={title}
      lead={t('added_by', { who: addedBy, when: dayOf(addedAt) })}
      breadcrumbs={[{ label: t('library_title'), to: scormPaths.library() }]}
    >
      {reply && (
        <Alert kind="danger">
          <p>{t(reply.reason)}</p>
        </Alert>
      )}
      {report && 'ok' in report && <PackageReportView report={report} />}
      <Use />
      <AttemptList attempts={tried} />
      <Versions />
      {isOwn && courses.length === 0 && tried.every(({ isTrial }) => isTrial) && (
        <details className="fold fold--quiet">
          <summary>{t('remove')}</summary>
          <Form method="post" className="fold__content">
            <p>{t('remove_text')}</p>
            <Button kind="outline" name="intent" value="remove">
              {t('remove')}
            </Button>
          </Form>
        </details>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
