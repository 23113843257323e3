import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { addMedia } from '#app/authoring/media/add-media.server.ts'
import { QuotaBar } from '#app/authoring/media/components/quota-bar.tsx'
import { UploadForm } from '#app/authoring/media/components/upload-form.tsx'
import { libraryMessages } from '#app/authoring/media/library-messages.ts'
import { quotasOf } from '#app/authoring/media/media-queries.server.ts'
import { mediaPaths } from '#app/authoring/media/paths.ts'
import { placeAndShow } from '#app/authoring/media/place-and-show.server.ts'
import { NewMedia, placeOf } from '#app/authoring/media/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readUpload } from '#app/platform/read-upload.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { mediaStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return { quotas: await quotasOf(viewer), place: placeOf(new URL(request.url)) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const submission = parseWithZod(await readUpload(request), { schema: NewMedia })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const { file, ...facts } = submission.value
  const bytes = new Uint8Array(await file.arrayBuffer())
  const added = await addMedia(viewer, { name: file.name, bytes, facts }, clock.now())
  if (!added.ok) {
    return data({ result: submission.reply({ fieldErrors: { file: [added.reason] } }) }, { status: 400 })
  }
  const { itemId } = added
  const place = placeOf(new URL(request.url))
  // Who came from a lesson goes back to it, where nothing is missing.
  const shown = place?.lesson ? await placeAndShow(viewer, { ...place, itemId }, clock.now()) : null
  if (typeof shown === 'string') return redirect(shown)
  const done = [added.isNew ? 'added' : 'known', ...added.notes].join(' ')
  return redirect(mediaPaths.item({ itemId, place, done }))
}

export default function AddMedia() {
  const { quotas, place } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(libraryMessages)
  return (
    <Page
      title={t('add_title')}
      lead={t('add_lead')}
      breadcrumbs={[{ label: t('library_title'), to: mediaPaths.library({ place }) }]}
    >
      <UploadForm result={reply?.result} />
      <section className="section media-quotas">
        <QuotaBar of="own" quota={quotas.own} />
      </section>
    </Page>
  )
}

export const links = mediaStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, libraryMessages, 'add_title')]

export const ErrorBoundary = ErrorPage
