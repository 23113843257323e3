import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { GlossaryList } from '#app/learning/components/glossary-list.tsx'
import { PlacedToolCard } from '#app/learning/components/tool-card.tsx'
import { KeepsToolsContext } from '#app/learning/components/tool-frames.tsx'
import { getOwnTools, type PlacedTool } from '#app/learning/own-tools.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { toolMessages } from '#app/learning/tool-messages.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { toolStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ enrolmentId: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId } = Params.parse(params)
  return { enrolmentId, ...(await getOwnTools(viewer, enrolmentId)) }
}

function Tools({ kind, name }: { kind: PlacedTool['kind']; name: 'checklists' | 'practices' }) {
  const { tools, enrolmentId } = useLoaderData<typeof loader>()
  const t = useText(toolMessages)
  const own = tools.filter((tool) => tool.kind === kind)
  if (own.length === 0) return null
  return (
    <section className="section" aria-labelledby={name}>
      <h2 id={name}>{t(name)}</h2>
      {own.map((tool) => (
        <div key={tool.id} className="toolbox__item">
          <PlacedToolCard tool={tool} enrolmentId={enrolmentId} />
        </div>
      ))}
    </section>
  )
}

/** Jumps to the parts there are. */
function Parts() {
  const { tools, words } = useLoaderData<typeof loader>()
  const t = useText(toolMessages)
  const has = (kind: PlacedTool['kind']) => tools.some((tool) => tool.kind === kind)
  const parts = { checklists: has('checklist'), practices: has('practice'), words: words.length > 0 } as const
  const names = (['checklists', 'practices', 'words'] as const).filter((name) => parts[name])
  if (names.length < 2) return null
  return (
    <nav aria-label={t('parts')} className="toolbox__parts">
      <ul className="button-row">
        {names.map((name) => (
          <li key={name}>
            <a href={`#${name}`}>{t(name)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export default function Toolbox() {
  const { courseTitle, enrolmentId, tools, words } = useLoaderData<typeof loader>()
  const t = useText(toolMessages)
  const course = { label: courseTitle, to: learningPaths.enrolment({ enrolmentId }) }
  return (
    <Page title={t('tools_title')} kicker={courseTitle} lead={t('tools_lead')} breadcrumbs={[course]} width="reading">
      {tools.length + words.length === 0 && (
        <EmptyState title={t('tools_none')} action={<LinkButton to={course.to}>{t('tools_course')}</LinkButton>}>
          <p>{t('tools_none_text')}</p>
        </EmptyState>
      )}
      <Parts />
      {tools.length > 0 && <p className="muted small toolbox__hint">{t('print_all')}</p>}
      <KeepsToolsContext.Provider value>
        <Tools kind="checklist" name="checklists" />
        <Tools kind="practice" name="practices" />
      </KeepsToolsContext.Provider>
      {words.length > 0 && (
        <section className="section toolbox__words" aria-labelledby="words">
          <h2 id="words">{t('words')}</h2>
          <GlossaryList
            letters={words}
            level="h3"
            link={({ id, title, lang }) => (
              <Link to={learningPaths.lesson({ enrolmentId, lessonId: id })} lang={lang}>
                {title}
              </Link>
            )}
          />
          <p>
            <Link to={learningPaths.glossary()}>{t('glossary_all')}</Link>
          </p>
        </section>
      )}
    </Page>
  )
}

export const links = toolStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, toolMessages, 'tools_title')]

export const ErrorBoundary = ErrorPage
