import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { assessmentPaths } from '#app/assessment/paths.ts'
import { ownMaskedFiscalCode } from '#app/identity/account-queries.server.ts'
import { changePassword } from '#app/identity/change-password.server.ts'
import { identityMessages } from '#app/identity/messages.ts'
import { identityPaths } from '#app/identity/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { ChangePassword } from '#app/identity/schemas.ts'
import { listSessions } from '#app/identity/session-store.server.ts'
import { signOutEverywhere } from '#app/identity/sign-out.server.ts'
import { RollForm } from '#app/identity/social-worker/components/roll-form.tsx'
import { keepRoll } from '#app/identity/social-worker/keep-roll.server.ts'
import { removeRoll } from '#app/identity/social-worker/remove-roll.server.ts'
import { findOwnRoll } from '#app/identity/social-worker/roll-queries.server.ts'
import { SocialWorkerRoll } from '#app/identity/social-worker/schemas.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { reminderPaths } from '#app/learning/reminders/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { Card } from '#app/ui/components/card.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const [fiscalCode, roll, sessions] = await Promise.all([
    ownMaskedFiscalCode(viewer),
    findOwnRoll(viewer),
    listSessions(viewer.accountId, clock.now()),
  ])
  const { givenName, familyName, email } = viewer
  const { searchParams } = new URL(request.url)
  const changed = searchParams.has('changed')
  const rollDone = (['kept', 'removed'] as const).find((done) => done === searchParams.get('roll')) ?? null
  return { givenName, familyName, email, fiscalCode, roll, rollDone, sessions, changed }
}

async function changeRoll(viewer: Viewer, form: FormData, now: Date) {
  const submission = parseWithZod(form, { schema: SocialWorkerRoll })
  if (submission.status !== 'success') {
    return data({ form: 'roll' as const, result: submission.reply() }, { status: 400 })
  }
  await keepRoll(viewer, submission.value, now)
  return redirect(`${identityPaths.account()}?roll=kept#roll`)
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const now = clock.now()
  const form = await readForm(request)
  if (form.get('intent') === 'sign-out-everywhere') {
    return redirect('/', { headers: { 'Set-Cookie': await signOutEverywhere(viewer, now) } })
  }
  if (form.get('intent') === 'keep-roll') return changeRoll(viewer, form, now)
  if (form.get('intent') === 'remove-roll') {
    await removeRoll(viewer)
    return redirect(`${identityPaths.account()}?roll=removed#roll`)
  }
  const submission = parseWithZod(form, { schema: ChangePassword })
  const hideFields = ['current', 'password', 'repeat']
  const refused = { form: 'password' as const, result: submission.reply({ hideFields }) }
  if (submission.status !== 'success') return data(refused, { status: 400 })
  const outcome = await changePassword(viewer, submission.value, now)
  if (outcome.ok) return redirect(`${identityPaths.account()}?changed`)
  const field = { current_wrong: 'current', password_obvious: 'password', too_many: 'current' }[outcome.reason]
  const fieldErrors = { [field]: [outcome.reason] }
  const status = outcome.reason === 'too_many' ? 429 : 400
  return data({ ...refused, result: submission.reply({ hideFields, fieldErrors }) }, { status })
}

/** `Firefox, Windows`: enough to recognise one's own computer. */
function programOf(userAgent: string): string | undefined {
  const browser = /(Edg|Firefox|Chrome|Safari)/.exec(userAgent)?.[1]?.replace('Edg', 'Edge')
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  return browser && [browser, system].filter(Boolean).join(', ')
}

function Sessions() {
  const { sessions } = useLoaderData<typeof loader>()
  const t = useText(identityMessages)
  const format = new Intl.DateTimeFormat(useLocale(), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  })
  return (
    <Card title={t('sessions_title')}>
      <ul>
        {sessions.map(({ createdAt, userAgent }, index) => (
          <li key={index}>
            {programOf(userAgent) ?? t('session_unknown')}, {t('session_since', { since: format.format(createdAt) })}
          </li>
        ))}
      </ul>
      <Form method="post" reloadDocument>
        <p className="muted">{t('sign_out_everywhere_hint')}</p>
        <Button kind="outline" name="intent" value="sign-out-everywhere">
          {t('sign_out_everywhere')}
        </Button>
      </Form>
    </Card>
  )
}

/** What a form of the page was refused with. */
function useReplyTo(form: 'roll' | 'password') {
  const reply = useActionData<typeof action>()
  return reply?.form === form ? reply.result : undefined
}

function PasswordForm() {
  const { changed, email } = useLoaderData<typeof loader>()
  const reply = useReplyTo('password')
  const t = useText(identityMessages)
  const errors = useFormErrors(identityMessages, reply)
  const fields = [
    ['current', 'current_password', 'current-password'],
    ['password', 'new_password', 'new-password'],
    ['repeat', 'repeat_password', 'new-password'],
  ] as const
  return (
    <Card title={t('password_title')}>
      {changed && !reply && (
        <p className="alert alert--success" role="status">
          {t('password_changed')}
        </p>
      )}
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {fields.map(([name, label, autoComplete]) => (
          <TextField
            key={name}
            name={name}
            type="password"
            label={t(label)}
            hint={name === 'password' ? t('reset_lead') : undefined}
            autoComplete={autoComplete}
            errors={errors.of(name)}
            required
          />
        ))}
        <Button>{t('reset_submit')}</Button>
      </Form>
    </Card>
  )
}

export default function Account() {
  const { givenName, familyName, email, fiscalCode, roll, rollDone } = useLoaderData<typeof loader>()
  const t = useText(identityMessages)
  const rollRefused = useReplyTo('roll')
  return (
    <Page title={t('account_title')} width="reading">
      <div className="stack">
        <Card title={t('account_data')}>
          <dl className="facts">
            <dt>{t('name')}</dt>
            <dd>
              {givenName} {familyName}
            </dd>
            <dt>{t('email')}</dt>
            <dd>{email}</dd>
            <dt>{t('fiscal_code')}</dt>
            <dd>{fiscalCode}</dd>
          </dl>
          <p className="muted">{t('account_data_hint')}</p>
          <p>
            <Link to={assessmentPaths.journal()}>{t('account_journal')}</Link>
          </p>
          <p>
            <Link to={hoursPaths.own()}>{t('account_hours')}</Link>
          </p>
          <p>
            <Link to={reminderPaths.own()}>{t('account_reminders')}</Link>
          </p>
        </Card>
        <div id="roll">
          <RollForm roll={roll} result={rollRefused} done={rollDone} />
        </div>
        <PasswordForm />
        <Sessions />
      </div>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, identityMessages, 'account_title')]

export const ErrorBoundary = ErrorPage
