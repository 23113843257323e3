import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { reminderMessages } from '#app/learning/reminders/messages.ts'
import { reminderPaths } from '#app/learning/reminders/paths.ts'
import { chooseByTicket, readTicket, refusalsOf } from '#app/learning/reminders/refuse-reminders.server.ts'
import { UnsubscribeParams } from '#app/learning/reminders/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

/** Asking changes nothing: programs that look at links before a person does must not unsubscribe them. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { personId, choice } = readTicket(UnsubscribeParams.parse(params).token)
  return { choice, isRefused: (await refusalsOf(personId)).includes(choice) }
}

/** The button of the page, and the one POST of a mail program (RFC 8058): whoever holds the link may. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { token } = UnsubscribeParams.parse(params)
  const form = await readForm(request)
  await chooseByTicket(token, form.get('intent') === 'again', clock.now())
  // Mail programs follow no redirect, and need none.
  if (form.get('List-Unsubscribe') === 'One-Click') return new Response(null, { status: 204 })
  return redirect(reminderPaths.unsubscribe({ token }))
}

export default function Unsubscribe() {
  const { choice, isRefused } = useLoaderData<typeof loader>()
  const t = useText(reminderMessages)
  return (
    <Page
      title={t(isRefused ? 'unsubscribed_title' : 'unsubscribe_title')}
      lead={t(isRefused ? 'unsubscribed' : `unsubscribe_${choice}`)}
      width="reading"
    >
      <Form method="post">
        {isRefused ? (
          <Button kind="outline" name="intent" value="again">
            {t('subscribe_again')}
          </Button>
        ) : (
          <Button name="intent" value="refuse">
            {t('unsubscribe')}
          </Button>
        )}
      </Form>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reminderMessages, 'unsubscribe_title')]

export const ErrorBoundary = ErrorPage
