import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { findByVerifyCode } from '#app/certificates/certificate-queries.server.ts'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { VerifyForm } from '#app/certificates/schemas.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

export async function action({ request }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: VerifyForm })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const { code } = submission.value
  if (await findByVerifyCode(code)) return redirect(certificatesPaths.verify({ code }))
  return data({ result: submission.reply({ fieldErrors: { code: ['code_unknown'] } }) }, { status: 404 })
}

export default function Verify() {
  const reply = useActionData<typeof action>()
  const t = useText(certificatesMessages)
  const errors = useFormErrors(certificatesMessages, reply?.result)
  return (
    <Page title={t('verify_title')} lead={t('verify_lead')} width="reading">
      <Form method="post" noValidate>
        <ErrorSummary errors={errors.summary} />
        <TextField
          name="code"
          label={t('verify_code')}
          hint={t('verify_code_hint')}
          className="verify-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={100}
          errors={errors.of('code')}
          defaultValue={errors.typed('code')}
          required
        />
        <Button>{t('verify_submit')}</Button>
      </Form>
      <p className="section muted">{t('verify_why')}</p>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, certificatesMessages, 'verify_title')]

export const ErrorBoundary = ErrorPage
