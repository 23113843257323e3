import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { identityMessages } from '#app/identity/messages.ts'
import { identityPaths } from '#app/identity/paths.ts'
import { isResetLinkAlive, resetPassword } from '#app/identity/reset-password.server.ts'
import { ResetPassword } from '#app/identity/schemas.ts'
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

const Params = z.object({ token: z.string().max(100) })

export async function loader({ params }: LoaderFunctionArgs) {
  const { token } = Params.parse(params)
  return { alive: await isResetLinkAlive(token, clock.now()) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { token } = Params.parse(params)
  const submission = parseWithZod(await readForm(request), { schema: ResetPassword })
  const hideFields = ['password', 'repeat']
  if (submission.status !== 'success') return data({ result: submission.reply({ hideFields }) }, { status: 400 })
  const outcome = await resetPassword({ token, password: submission.value.password, now: clock.now() })
  if (outcome.ok) return redirect(`${identityPaths.login()}?changed`)
  if (outcome.reason === 'link_dead') return redirect(identityPaths.reset({ token }))
  const fieldErrors = { password: [outcome.reason] }
  return data({ result: submission.reply({ hideFields, fieldErrors }) }, { status: 400 })
}

export default function Reset() {
  const { alive } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(identityMessages)
  const errors = useFormErrors(identityMessages, reply?.result)
  if (!alive) {
    return (
      <Page title={t('reset_dead_title')} lead={t('reset_dead')} width="reading">
        <p>
          <Link to={identityPaths.forgot()}>{t('reset_again')}</Link>
        </p>
      </Page>
    )
  }
  const fields = [
    ['password', 'new_password'],
    ['repeat', 'repeat_password'],
  ] as const
  return (
    <Page title={t('reset_title')} lead={t('reset_lead')} width="reading">
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        {fields.map(([name, label]) => (
          <TextField
            key={name}
            name={name}
            type="password"
            label={t(label)}
            autoComplete="new-password"
            errors={errors.of(name)}
            required
          />
        ))}
        <Button>{t('reset_submit')}</Button>
      </Form>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, identityMessages, 'reset_title')]

export const ErrorBoundary = ErrorPage
