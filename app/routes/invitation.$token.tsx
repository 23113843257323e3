import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation } from '#app/identity/invitations/accept-invitation.server.ts'
import { AcceptForm } from '#app/identity/invitations/components/accept-form.tsx'
import { DeadInvitation } from '#app/identity/invitations/components/dead-invitation.tsx'
import { findInvited } from '#app/identity/invitations/live-invitation.server.ts'
import { invitationMessages } from '#app/identity/invitations/messages.ts'
import { invitationPaths } from '#app/identity/invitations/paths.ts'
import { AcceptInvitation, InvitationParams } from '#app/identity/invitations/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { localeOf } from '#app/platform/i18n/locale.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

export async function loader({ params }: LoaderFunctionArgs) {
  const { token } = InvitationParams.parse(params)
  const invited = await findInvited(token, clock.now())
  return { invited: invited && { givenName: invited.givenName, workEmail: invited.workEmail } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { token } = InvitationParams.parse(params)
  const submission = parseWithZod(await readForm(request), { schema: AcceptInvitation })
  const hideFields = ['password', 'repeat']
  if (submission.status !== 'success') return data({ result: submission.reply({ hideFields }) }, { status: 400 })
  const { email, password } = submission.value
  const userAgent = request.headers.get('User-Agent') ?? ''
  const chosen = { token, email, password, locale: localeOf(request), userAgent, now: clock.now() }
  const outcome = await acceptInvitation(chosen)
  if (outcome.ok) return redirect('/home', { headers: { 'Set-Cookie': outcome.cookie } })
  if (outcome.reason === 'dead') return redirect(invitationPaths.accept({ token }))
  if (outcome.reason === 'too_many') {
    return data({ result: submission.reply({ hideFields, formErrors: [outcome.reason] }) }, { status: 429 })
  }
  const field = outcome.reason === 'email_taken' ? 'email' : 'password'
  return data({ result: submission.reply({ hideFields, fieldErrors: { [field]: [outcome.reason] } }) }, { status: 400 })
}

export default function Accept() {
  const { invited } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(invitationMessages)
  if (!invited) return <DeadInvitation />
  return (
    <Page title={t('accept_title', { name: invited.givenName })} lead={t('accept_lead')} width="reading">
      <AcceptForm email={invited.workEmail} result={reply?.result} />
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, invitationMessages, 'code_title')]

export const ErrorBoundary = ErrorPage
