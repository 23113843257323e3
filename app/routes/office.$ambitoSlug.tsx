import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { OfficeNavigation } from '#app/organisation/components/office-navigation.tsx'
import { officePagesOf } from '#app/organisation/policy.ts'
import { AmbitoParams } from '#app/learning/editions/schemas.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'

/** What stands above every page of an office. It protects none of them: each asks for itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const { id, name } = await getAmbitoForOffice(viewer, ambitoSlug)
  return { ambitoSlug, name, pages: officePagesOf(viewer, { ambitoId: id }) }
}

export default function OfficePages() {
  const office = useLoaderData<typeof loader>()
  return (
    <>
      <OfficeNavigation {...office} />
      <Outlet />
    </>
  )
}

export const ErrorBoundary = ErrorPage
