import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { printedCode, typedCode } from '#app/identity/invitations/invitation-code.ts'
import { invitationMessages } from '#app/identity/invitations/messages.ts'
import { openLetter } from '#app/identity/invitations/open-letter.server.ts'
import { invitationPaths } from '#app/identity/invitations/paths.ts'
import { LetterCode } from '#app/identity/invitations/schemas.ts'
import { identityPaths } from '#app/identity/paths.ts'
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

/** The QR code of a letter brings its code along. */
export function loader({ request }: LoaderFunctionArgs) {
  const code = typedCode(new URL(request.url).searchParams.get('code') ?? '').slice(0, 40)
  return { code: printedCode(code) }
}

export async function action({ request }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: LetterCode })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const address = request.headers.get('x-sguardi-client-ip') ?? ''
  const outcome = await openLetter({ ...submission.value, address, now: clock.now() })
  if (outcome.ok) return redirect(invitationPaths.accept({ token: outcome.ticket }))
  const status = { no_match: 404, too_many: 429 }[outcome.reason]
  return data({ result: submission.reply({ formErrors: [outcome.reason] }) }, { status })
}

export default function TypeCode() {
  const { code } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(invitationMessages)
  const errors = useFormErrors(invitationMessages, reply?.result)
  const typed = { autoCapitalize: 'characters', autoComplete: 'off', spellCheck: false, required: true } as const
  return (
    <Page title={t('code_title')} lead={t('code_lead')} width="reading">
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        <TextField
          name="code"
          label={t('code')}
          hint={t('code_hint')}
          {...typed}
          maxLength={40}
          errors={errors.of('code')}
          defaultValue={errors.typed('code') ?? code}
        />
        <TextField
          name="lastFour"
          label={t('last_four')}
          hint={t('last_four_hint')}
          {...typed}
          maxLength={10}
          errors={errors.of('lastFour')}
          defaultValue={errors.typed('lastFour')}
        />
        <div className="button-row">
          <Button>{t('code_submit')}</Button>
          <Link to={identityPaths.login()}>{t('has_account')}</Link>
        </div>
      </Form>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, invitationMessages, 'code_title')]

export const ErrorBoundary = ErrorPage
