import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { grantCourseRole, revokeCourseRole } from '#app/authoring/settings/change-role.server.ts'
import { closeCourse } from '#app/authoring/settings/close-course.server.ts'
import { CourseSettingsForms } from '#app/authoring/settings/components/course-settings.tsx'
import { settingsMessages } from '#app/authoring/settings/messages.ts'
import { SettingsAct } from '#app/authoring/settings/schemas.ts'
import { getCourseSettings } from '#app/authoring/settings/settings-queries.server.ts'
import { TranslateCourse } from '#app/authoring/translation/schemas.ts'
import { translateCourse } from '#app/authoring/translation/translate-course.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  return { settings: await getCourseSettings(viewer, slug, clock.now()) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const here = redirect(authoringPaths.settings({ slug }))
  const form = await readForm(request)
  if (form.get('intent') === 'translate') {
    const wish = parseWithZod(form, { schema: TranslateCourse })
    if (wish.status !== 'success') return data({ result: wish.reply() }, { status: 400 })
    const begun = await translateCourse(viewer, { slug, ...wish.value }, clock.now())
    if (begun.ok) return redirect(draftPaths.draft(begun))
    return data({ result: wish.reply({ fieldErrors: { language: [begun.reason] } }) }, { status: 409 })
  }
  const submission = parseWithZod(form, { schema: SettingsAct })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const act = submission.value
  const now = clock.now()
  if (act.intent === 'grant') {
    if (await grantCourseRole(viewer, { slug, ...act }, now)) return here
    return data({ result: submission.reply({ fieldErrors: { personId: ['not_trainer'] } }) }, { status: 409 })
  }
  if (act.intent === 'revoke') await revokeCourseRole(viewer, { slug, ...act }, now)
  else await closeCourse(viewer, { slug, closes: act.intent === 'close' }, now)
  return here
}

export default function Settings() {
  const { settings } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(settingsMessages)
  const a = useText(authoringMessages)
  return (
    <Page
      title={t('settings')}
      kicker={settings.title}
      lead={t('settings_lead')}
      breadcrumbs={[{ label: a('courses_title'), to: authoringPaths.courses() }]}
    >
      <CourseSettingsForms settings={settings} result={reply?.result} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.settings.title ?? ''} · Sguardi` },
]

export const ErrorBoundary = ErrorPage
