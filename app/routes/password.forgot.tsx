import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { identityMessages } from '#app/identity/messages.ts'
import { identityPaths } from '#app/identity/paths.ts'
import { requestPasswordReset } from '#app/identity/request-password-reset.server.ts'
import { RequestReset } from '#app/identity/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return { sent: new URL(request.url).searchParams.has('sent') }
}

export async function action({ request }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: RequestReset })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const address = request.headers.get('x-sguardi-client-ip') ?? ''
  await requestPasswordReset({ ...submission.value, address, now: clock.now() })
  return redirect(`${identityPaths.forgot()}?sent`)
}

export default function Forgot() {
  const { sent } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(identityMessages)
  const errors = useFormErrors(identityMessages, reply?.result)
  if (sent) {
    return (
      <Page title={t('forgot_done_title')} width="reading">
        <p>{t('forgot_done')}</p>
        <p>
          <Link to={identityPaths.login()}>{t('back_to_login')}</Link>
        </p>
      </Page>
    )
  }
  return (
    <Page title={t('forgot_title')} lead={t('forgot_lead')} width="reading">
      <Form method="post" noValidate>
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
        <div className="button-row">
          <Button>{t('forgot_submit')}</Button>
          <Link to={identityPaths.login()}>{t('back_to_login')}</Link>
        </div>
      </Form>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, identityMessages, 'forgot_title')]

export const ErrorBoundary = ErrorPage
