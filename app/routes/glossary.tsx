import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GlossaryList, LetterLinks } from '#app/learning/components/glossary-list.tsx'
import { learningPaths } from '#app/learning/paths.ts'
import { getPublicGlossary } from '#app/learning/public-glossary.server.ts'
import { toolMessages } from '#app/learning/tool-messages.ts'
import { pageText, pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { toolStyles } from '#app/ui/page-styles.ts'

export async function loader() {
  return { letters: await getPublicGlossary() }
}

export default function Glossary() {
  const { letters } = useLoaderData<typeof loader>()
  const t = useText(toolMessages)
  const count = letters.reduce((sum, { words }) => sum + words.length, 0)
  return (
    <Page title={t('glossary_title')} lead={t('glossary_lead')} width="reading">
      {count === 0 ? (
        <EmptyState
          title={t('glossary_none')}
          action={<LinkButton to={learningPaths.catalogue()}>{t('glossary_none_action')}</LinkButton>}
        >
          <p>{t('glossary_none_text')}</p>
        </EmptyState>
      ) : (
        <>
          <p className="muted">{t('glossary_count', { count })}</p>
          <LetterLinks letters={letters} />
        </>
      )}
      <GlossaryList
        letters={letters}
        level="h2"
        link={({ id, title, lang }) => (
          <>
            {t('glossary_from')}{' '}
            <Link to={learningPaths.course({ slug: id })} lang={lang}>
              {title}
            </Link>
          </>
        )}
      />
    </Page>
  )
}

export const links = toolStyles

export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, toolMessages, 'glossary_title'),
  { name: 'description', content: pageText(matches, toolMessages)('glossary_lead') },
]

export const ErrorBoundary = ErrorPage
