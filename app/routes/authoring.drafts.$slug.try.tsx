/** An exercise of a draft as its learners take it, tried out: the page carries all that was answered, nothing is stored. */
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ExerciseSection } from '#app/assessment/components/exercise-section.tsx'
import { tryExercise } from '#app/assessment/try-exercise.server.ts'
import { CounterSelect } from '#app/authoring/drafts/components/counter-select.tsx'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { getDraftOutline } from '#app/authoring/drafts/draft-queries.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { TrialPanel } from '#app/authoring/drafts/trial/components/trial-panel.tsx'
import { findExercise } from '#app/authoring/drafts/trial/find-exercise.server.ts'
import { trialMessages } from '#app/authoring/drafts/trial/messages.ts'
import { TrialQuery } from '#app/authoring/drafts/trial/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { notFound } from '#app/platform/errors.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

function queryOf(request: Request) {
  const { searchParams } = new URL(request.url)
  const of = (name: string) => searchParams.get(name)
  const read = TrialQuery.safeParse({
    ...{ path: of('path'), exercise: of('exercise'), counter: of('counter'), from: of('from') },
  })
  if (!read.success) throw notFound('exercise')
  return read.data
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const query = queryOf(request)
  const [{ title: course }, found] = await Promise.all([
    getDraftOutline(viewer, slug),
    findExercise(viewer, { slug, ...query, text: null }),
  ])
  if (!found) return { slug, course, ...query, found: null }
  const { spec, title, scenes } = found
  return { slug, course, ...query, found: { title, scenes, shown: tryExercise(spec, new FormData(), clock.now()) } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const query = queryOf(request)
  const form = await readForm(request)
  const found = await findExercise(viewer, { slug, ...query, text: null })
  if (!found) return data(null)
  const shown = tryExercise(found.spec, form, clock.now())
  return data(shown, { status: shown.refusal ? 409 : 200 })
}

/** From where a case is tried: which scene, which counter. Every choice begins anew. */
function CaseStart() {
  const { slug, path, exercise, from, counter, found } = useLoaderData<typeof loader>()
  const t = useText(trialMessages)
  const scenes = found?.scenes ?? []
  if (scenes.length === 0) return null
  return (
    <Form method="get" action={draftPaths.trial({ slug, path, exercise, counter: null })} className="office-filter">
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="exercise" value={exercise} />
      <Select
        name="from"
        label={t('from')}
        defaultValue={from ?? scenes[0]?.id ?? ''}
        options={scenes.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <CounterSelect label={t('counter')} counter={counter} />
      <Button kind="outline" className="button--small">
        {t('again')}
      </Button>
    </Form>
  )
}

function Trial() {
  const { slug, path, exercise, from, counter, found } = useLoaderData<typeof loader>()
  const shown = useActionData<typeof action>() ?? found?.shown
  const t = useText(trialMessages)
  if (!shown) return <p>{t('gone')}</p>
  const { state, refusal } = shown
  const place = refusal?.itemId ?? (state.attempt ? state.id : null)
  return (
    <>
      <p className="muted">{t(state.kind === 'quiz' ? 'note' : 'note_case')}</p>
      {place && (
        <noscript>
          <p>
            <a href={`#${place}`}>{t('to_place')}</a>
          </p>
        </noscript>
      )}
      <CaseStart />
      <ExerciseSection state={state}>
        <TrialPanel key={state.attempt ? 'begun' : 'before'} {...shown} />
      </ExerciseSection>
      <p>
        <Link to={draftPaths.trial({ slug, path, exercise, from, counter })}>{t('again')}</Link>
      </p>
    </>
  )
}

export default function Try() {
  const { slug, course, path, found } = useLoaderData<typeof loader>()
  const t = useText(trialMessages)
  const drafts = useText(draftMessages)
  return (
    <Page
      title={t('trial')}
      breadcrumbs={[
        { label: drafts('drafts_title'), to: draftPaths.list() },
        { label: course, to: draftPaths.draft({ slug }) },
        { label: found?.title ?? path, to: draftPaths.write({ slug, path }) },
      ]}
    >
      <Trial />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.found?.shown.state.title ?? ''} · Sguardi` },
]

export const ErrorBoundary = ErrorPage
