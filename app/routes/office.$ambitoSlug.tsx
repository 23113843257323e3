import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { findAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { OfficeNavigation } from '#app/organisation/components/office-navigation.tsx'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { officeMenu } from '#app/reporting/office-menu.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

/** What stands above every page of an office: nothing for whoever has none. Each page asks for itself who may open it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await findViewer(request)
  const slug = AmbitoParams.safeParse(params)
  const ambito = viewer && slug.success ? await findAmbitoForOffice(viewer, slug.data.ambitoSlug) : null
  return viewer && ambito ? officeMenu(viewer, ambito, clock.now()) : null
}

export default function OfficePages() {
  const office = useLoaderData<typeof loader>()
  return (
    <>
      {office && <OfficeNavigation {...office} />}
      <Outlet />
    </>
  )
}

// The menu is above every page, also above those with a sheet of their own.
export const links = staffStyles

export const ErrorBoundary = ErrorPage
