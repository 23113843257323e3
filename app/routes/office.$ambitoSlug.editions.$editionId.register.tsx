import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionFrame } from '#app/learning/editions/components/edition-frame.tsx'
import { editionPaths } from '#app/learning/editions/paths.ts'
import { EditionParams } from '#app/learning/editions/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { buildRegister } from '#app/reporting/register/build-register.server.ts'
import { RegisterView } from '#app/reporting/register/components/register-view.tsx'
import { StampedRegisters } from '#app/reporting/register/components/stamped-registers.tsx'
import { makeStampedRegister } from '#app/reporting/register/make-stamped.server.ts'
import { registerMessages } from '#app/reporting/register/messages.ts'
import { registerPaths } from '#app/reporting/register/paths.ts'
import { stampedRefusal } from '#app/reporting/register/stamped-refusal.ts'
import { shownRegister } from '#app/reporting/register/shown-register.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const now = clock.now()
  const { register, fingerprint, edition } = await buildRegister(viewer, place, now)
  const { name, courseTitle, ambito } = edition
  return {
    edition: { ...place, name, courseTitle, ambitoName: ambito.name },
    register: shownRegister(register),
    fingerprint,
    refusal: stampedRefusal(register.meetings, now),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const outcome = await makeStampedRegister(viewer, place, clock.now())
  if (!outcome.ok) return data({ isRefused: true }, { status: 409 })
  return redirect(editionPaths.register(place))
}

export default function RegisterPage() {
  const { edition, register, fingerprint, refusal } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(registerMessages)
  return (
    <EditionFrame edition={edition} tab="register" lead={t('lead')}>
      {register.people.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('empty_hint')}</p>
        </EmptyState>
      ) : (
        <>
          <p className="button-row">
            <a className="button button--primary" href={registerPaths.file({ ...edition, kind: 'pdf' })}>
              {t('download_pdf')}
            </a>
            <a className="button button--outline" href={registerPaths.file({ ...edition, kind: 'xlsx' })}>
              {t('download_xlsx')}
            </a>
          </p>
          <RegisterView register={register} fingerprint={fingerprint} />
        </>
      )}
      {(register.meetings.length > 0 || register.stamped.length > 0) && (
        <StampedRegisters
          edition={edition}
          stamped={register.stamped}
          refusal={refusal}
          isRefused={reply?.isRefused ?? false}
        />
      )}
    </EditionFrame>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, registerMessages, 'title')]

export const ErrorBoundary = ErrorPage
