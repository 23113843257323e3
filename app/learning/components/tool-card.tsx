import { Html } from '#app/assessment/components/html.tsx'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { PlacedTool } from '../own-tools.server.ts'
import { learningPaths } from '../paths.ts'
import { toolMessages } from '../tool-messages.ts'
import { textComponents } from './lesson-components.tsx'

const { Checklist, Check, GoodPractice, Ingredients, Ingredient, SelfChecks, SelfCheck, Source } = textComponents

type Practice = Extract<PlacedTool, { kind: 'practice' }>

function PracticeCard({ id, title, aboutHtml, ingredients, questions, sources }: Practice) {
  return (
    <GoodPractice id={id} title={title}>
      {aboutHtml && <Html html={aboutHtml} />}
      {ingredients.length > 0 && (
        <Ingredients>
          {ingredients.map((html) => (
            <Ingredient key={html}>
              <Html html={html} inline />
            </Ingredient>
          ))}
        </Ingredients>
      )}
      {questions.length > 0 && (
        <SelfChecks>
          {questions.map((html) => (
            <SelfCheck key={html}>
              <Html html={html} inline />
            </SelfCheck>
          ))}
        </SelfChecks>
      )}
      {sources.map(({ author, url, noteHtml, ...source }) => (
        <Source key={source.title} {...source} {...(author && { author })} {...(url && { url })}>
          {noteHtml && <Html html={noteHtml} />}
        </Source>
      ))}
    </GoodPractice>
  )
}

/** A checklist or good practice from the published version, as the lesson shows it. */
function ToolCard({ tool }: { tool: PlacedTool }) {
  if (tool.kind === 'practice') return <PracticeCard {...tool} />
  return (
    <Checklist id={tool.id} title={tool.title}>
      {tool.items.map((html) => (
        <Check key={html}>
          <Html html={html} inline />
        </Check>
      ))}
    </Checklist>
  )
}

/** A tool with the lesson it comes from. */
export function PlacedToolCard({ tool, enrolmentId }: { tool: PlacedTool; enrolmentId: string }) {
  const t = useText(toolMessages)
  const { id, lessonId, lessonTitle, lang } = tool
  return (
    <>
      <div lang={lang}>
        <ToolCard tool={tool} />
      </div>
      <p className="toolbox__from">
        {t('from_lesson')}{' '}
        <Link to={`${learningPaths.lesson({ enrolmentId, lessonId })}#${id}`} lang={lang}>
          {lessonTitle}
        </Link>
      </p>
    </>
  )
}
