import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { PrintButton } from '#app/learning/components/print-button.tsx'
import { PlacedToolCard } from '#app/learning/components/tool-card.tsx'
import { getOwnTool } from '#app/learning/own-tools.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { toolMessages } from '#app/learning/tool-messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Slug } from '#app/platform/slug.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { toolStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ enrolmentId: z.uuid(), toolId: Slug })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, toolId } = Params.parse(params)
  return { enrolmentId, ...(await getOwnTool(viewer, enrolmentId, toolId)) }
}

export default function OneTool() {
  const { courseTitle, enrolmentId, tool } = useLoaderData<typeof loader>()
  const t = useText(toolMessages)
  const course = { label: courseTitle, to: learningPaths.enrolment({ enrolmentId }) }
  const toolbox = { label: t('back_to_tools'), to: learningPaths.tools({ enrolmentId }) }
  return (
    <Page title={tool.title} breadcrumbs={[course, toolbox]} width="reading">
      <div className="sheet">
        <PrintButton />
        <PlacedToolCard tool={tool} enrolmentId={enrolmentId} />
        <p className="sheet__foot">{t('print_note', { course: courseTitle })}</p>
      </div>
    </Page>
  )
}

export const links = toolStyles

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.tool.title} · Sguardi` : 'Sguardi' },
]

export const ErrorBoundary = ErrorPage
