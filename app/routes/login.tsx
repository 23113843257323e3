import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { offeredDemoAccounts } from '#app/identity/demo-accounts.server.ts'
import { invitationPaths } from '#app/identity/invitations/paths.ts'
import { identityMessages } from '#app/identity/messages.ts'
import { identityPaths, localPath } from '#app/identity/paths.ts'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { SignIn } from '#app/identity/schemas.ts'
import { signIn, signInToDemo, type SignInOutcome } from '#app/identity/sign-in.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useLocale, useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { entranceStyles } from '#app/ui/page-styles.ts'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

const DemoChoice = z.object({ demo: z.email() })

const targetOf = (request: Request) => localPath(new URL(request.url).searchParams.get('to')) ?? '/home'

export async function loader({ request }: LoaderFunctionArgs) {
  if (await findViewer(request)) return redirect(targetOf(request))
  const { searchParams } = new URL(request.url)
  return { demoAccounts: offeredDemoAccounts(), passwordChanged: searchParams.has('changed') }
}

function enter(outcome: SignInOutcome & { ok: true }, to: string) {
  const headers = new Headers({ 'Set-Cookie': outcome.cookie })
  headers.append('Set-Cookie', `locale=${outcome.locale}; Path=/; Max-Age=31536000; SameSite=Lax`)
  return redirect(to, { headers })
}

export async function action({ request }: ActionFunctionArgs) {
  const now = clock.now()
  const form = await readForm(request)
  const userAgent = request.headers.get('User-Agent') ?? ''
  const choice = DemoChoice.safeParse(Object.fromEntries(form))
  const demo = offeredDemoAccounts().find(({ email }) => email === choice.data?.demo)
  if (demo) {
    const outcome = await signInToDemo(demo.email, userAgent, now)
    if (outcome.ok) return enter(outcome, targetOf(request))
  }
  const submission = parseWithZod(form, { schema: SignIn })
  const minutes = 0
  if (submission.status !== 'success') {
    return data({ result: submission.reply({ hideFields: ['password'] }), minutes }, { status: 400 })
  }
  const address = request.headers.get('x-sguardi-client-ip') ?? ''
  const outcome = await signIn({ ...submission.value, address, userAgent, now })
  if (outcome.ok) return enter(outcome, targetOf(request))
  const refused = { hideFields: ['password'], formErrors: [`login_${outcome.reason}`] }
  if (outcome.reason === 'wrong') return data({ result: submission.reply(refused), minutes }, { status: 401 })
  return data({ result: submission.reply(refused), minutes: outcome.minutes }, { status: 429 })
}

function DemoAccounts({ accounts }: { accounts: ReturnType<typeof offeredDemoAccounts> }) {
  const t = useText(identityMessages)
  const locale = useLocale()
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo_title')}</h2>
      <p>{t('demo_lead')}</p>
      <Form method="post" reloadDocument>
        <ul className="demo-accounts">
          {accounts.map(({ email, label }) => (
            <li key={email}>
              <button name="demo" value={email}>
                <strong>{label[locale]}</strong>
                <span className="muted small">{email}</span>
              </button>
            </li>
          ))}
        </ul>
      </Form>
    </section>
  )
}

export default function Login() {
  const { demoAccounts, passwordChanged } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(identityMessages)
  const { duration } = useFormats()
  const errors = useFormErrors(identityMessages, reply?.result, { wait: duration(reply?.minutes ?? 0) })
  return (
    <Page title={t('login_title')} lead={t('login_lead')}>
      <div className="sign-in">
        <Form method="post" reloadDocument noValidate>
          {passwordChanged && (
            <p className="alert alert--success" role="status">
              {t('reset_done')}
            </p>
          )}
          <ErrorSummary errors={errors.summary} />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            errors={errors.of('email')}
            defaultValue={errors.typed('email')}
            required
          />
          <TextField
            name="password"
            type="password"
            label={t('password')}
            autoComplete="current-password"
            errors={errors.of('password')}
            required
          />
          <div className="button-row">
            <Button>{t('login_submit')}</Button>
            <Link to={identityPaths.forgot()}>{t('login_forgot')}</Link>
          </div>
          <p className="section">
            <Link to={invitationPaths.code()}>{t('login_code')}</Link>
          </p>
        </Form>
        {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} />}
      </div>
    </Page>
  )
}

export const links = entranceStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, identityMessages, 'login_title')]

export const ErrorBoundary = ErrorPage
