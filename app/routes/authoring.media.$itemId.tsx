import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { changeMedia, giveAlternatives } from '#app/authoring/media/change-media.server.ts'
import { AlternativesForm } from '#app/authoring/media/components/alternatives-form.tsx'
import { FactsFields } from '#app/authoring/media/components/facts-fields.tsx'
import { ItemNews } from '#app/authoring/media/components/item-news.tsx'
import { ItemUses } from '#app/authoring/media/components/item-uses.tsx'
import { ItemView } from '#app/authoring/media/components/item-view.tsx'
import { mediaFaultMessages } from '#app/authoring/media/fault-messages.ts'
import { libraryMessages } from '#app/authoring/media/library-messages.ts'
import { getMedia } from '#app/authoring/media/media-queries.server.ts'
import { mediaPaths } from '#app/authoring/media/paths.ts'
import { removeMedia } from '#app/authoring/media/remove-media.server.ts'
import { Alternatives, ItemParams, MediaFacts, placeOf } from '#app/authoring/media/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { mediaStyles } from '#app/ui/page-styles.ts'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { itemId } = ItemParams.parse(params)
  const url = new URL(request.url)
  const done = (url.searchParams.get('done') ?? '').split(' ')
  return { item: await getMedia(viewer, itemId), place: placeOf(url), done }
}

type Asked = { viewer: Viewer; itemId: string; form: FormData; place: ReturnType<typeof placeOf> }

async function saveFacts({ viewer, itemId, form, place }: Asked) {
  const submission = parseWithZod(form, { schema: MediaFacts })
  if (submission.status !== 'success') {
    return data({ of: 'facts', result: submission.reply(), line: 0, reason: null }, { status: 400 })
  }
  await changeMedia(viewer, itemId, submission.value, clock.now())
  return redirect(mediaPaths.item({ itemId, place, done: 'saved' }))
}

async function saveAlternatives({ viewer, itemId, form, place }: Asked) {
  const submission = parseWithZod(form, { schema: Alternatives })
  const refused = (result: ReturnType<typeof submission.reply>, line = 0) =>
    data({ of: 'alternatives', result, line, reason: null }, { status: 400 })
  if (submission.status !== 'success') return refused(submission.reply())
  const { captions: file, transcript } = submission.value
  const captions = file ? new Uint8Array(await file.arrayBuffer()) : null
  const outcome = await giveAlternatives(viewer, itemId, { captions, transcript }, clock.now())
  if (outcome.ok) return redirect(mediaPaths.item({ itemId, place, done: 'given' }))
  const { code, line } = outcome.fault
  return refused(submission.reply({ fieldErrors: { captions: [code] } }), line)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { itemId } = ItemParams.parse(params)
  const form = await readForm(request)
  const asked = { viewer, itemId, form, place: placeOf(new URL(request.url)) }
  if (form.get('intent') === 'alternatives') return saveAlternatives(asked)
  if (form.get('intent') !== 'remove') return saveFacts(asked)
  const outcome = await removeMedia(viewer, itemId, clock.now())
  if (outcome.ok) return redirect(mediaPaths.library({ done: 'removed' }))
  return data({ of: 'item', result: null, line: 0, reason: outcome.reason }, { status: 409 })
}

export default function MediaItem() {
  const { item, place, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(libraryMessages)
  const resultOf = (form: string) => (reply?.of === form ? (reply.result ?? undefined) : undefined)
  const errors = useFormErrors(mediaFaultMessages, resultOf('facts'))
  const { kind } = item
  return (
    <Page
      title={item.title}
      kicker={t(`kind_${kind}`)}
      breadcrumbs={[{ label: t('library_title'), to: mediaPaths.library({ place }) }]}
    >
      <ItemNews item={item} place={place} done={reply ? [] : done} reason={reply?.reason ?? null} />
      <ItemView item={item} />
      {(kind === 'film' || kind === 'sound') && (
        <AlternativesForm
          kind={kind}
          captions={item.captions}
          transcript={item.transcript}
          result={resultOf('alternatives')}
          line={reply?.line ?? 0}
        />
      )}
      <section className="section" aria-labelledby="facts">
        <h2 id="facts">{t('item_facts')}</h2>
        <Form method="post" className="card measure" noValidate>
          <ErrorSummary errors={errors.summary} />
          <FactsFields errors={errors} facts={item} />
          <Button name="intent" value="facts">
            {t('save')}
          </Button>
        </Form>
      </section>
      <ItemUses uses={item.uses} mayRemove={item.mayRemove} />
    </Page>
  )
}

export const links = mediaStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.item.title ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
