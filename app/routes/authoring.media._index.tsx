import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { LibraryFilter } from '#app/authoring/media/components/library-filter.tsx'
import { MediaCard } from '#app/authoring/media/components/media-card.tsx'
import { QuotaBar } from '#app/authoring/media/components/quota-bar.tsx'
import { libraryMessages } from '#app/authoring/media/library-messages.ts'
import { listMedia, quotasOf } from '#app/authoring/media/media-queries.server.ts'
import { mediaPaths } from '#app/authoring/media/paths.ts'
import { LibraryQuery, placeOf, type Place } from '#app/authoring/media/schemas.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { actsAs } from '#app/authoring/settings/course-access.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { mediaStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const url = new URL(request.url)
  const query = LibraryQuery.parse({ q: '', kind: null, ...Object.fromEntries(url.searchParams) })
  const [found, quotas] = await Promise.all([listMedia(viewer, query), quotasOf(viewer)])
  const isRemoved = url.searchParams.get('done') === 'removed'
  const place = placeOf(url)
  // Who does not write that course looks round, and puts nothing into it.
  const mayPlace = place !== null && (await actsAs(viewer, place.slug, 'author'))
  return { ...query, ...found, quotas, place: mayPlace ? place : null, isRemoved }
}

/** Newer and older pages, with the same question. */
function Pages() {
  const { page, pages, q, kind, place } = useLoaderData<typeof loader>()
  const t = useText(libraryMessages)
  if (pages === 1) return null
  const placed = {
    draft: place?.slug ?? '',
    module: place?.folder ?? '',
    lesson: place?.lesson ?? '',
    at: String(place?.at ?? 0),
  }
  const to = (one: number) => {
    const asked = { q, kind: kind ?? '', page: String(one), ...placed }
    return `?${new URLSearchParams(asked).toString()}`
  }
  return (
    <nav className="button-row" aria-label={t('pages')}>
      {page > 1 && <Link to={to(page - 1)}>{t('page_before')}</Link>}
      <span className="muted">{t('page_of', { page, pages })}</span>
      {page < pages && <Link to={to(page + 1)}>{t('page_after')}</Link>}
    </nav>
  )
}

function Found() {
  const { items, count, q, kind, place } = useLoaderData<typeof loader>()
  const t = useText(libraryMessages)
  const isAsked = q !== '' || kind !== null
  if (count === 0) {
    return (
      <EmptyState title={t(isAsked ? 'none_found' : 'none')}>
        <p>{t(isAsked ? 'none_found_text' : 'none_text')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p role="status">{t('found', { count })}</p>
      <ul className="plain-list media-grid">
        {items.map((item) => (
          <MediaCard key={item.id} item={item} place={place} />
        ))}
      </ul>
      <Pages />
    </>
  )
}

export default function Library() {
  const { q, kind, place, quotas, isRemoved } = useLoaderData<typeof loader>()
  const t = useText(libraryMessages)
  const courses = useText(authoringMessages)
  const backTo = ({ slug, lesson }: Place) =>
    lesson
      ? { label: t('back_to_lesson'), to: draftPaths.write({ slug, path: lesson }) }
      : { label: t('draft_title'), to: mediaPaths.draft({ slug }) }
  return (
    <Page
      title={t(place?.lesson ? 'for_lesson' : place ? 'for_module' : 'library_title')}
      lead={t('library_lead')}
      breadcrumbs={[
        { label: courses('courses_title'), to: authoringPaths.courses() },
        ...(place ? [backTo(place)] : []),
      ]}
    >
      {isRemoved && (
        <Alert kind="success">
          <p>{t('removed')}</p>
        </Alert>
      )}
      <p>
        <LinkButton to={mediaPaths.add({ place })}>{t('add_link')}</LinkButton>
      </p>
      <LibraryFilter q={q} kind={kind} place={place} />
      <Found />
      <section className="section media-quotas">
        <QuotaBar of="own" quota={quotas.own} />
        <QuotaBar of="all" quota={quotas.all} />
      </section>
    </Page>
  )
}

export const links = mediaStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, libraryMessages, 'library_title')]

export const ErrorBoundary = ErrorPage
