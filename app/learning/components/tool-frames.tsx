import { createContext, useContext, type ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { lessonMessages } from '../lesson-messages.ts'
import { learningPaths } from '../paths.ts'

/** Whether the page is of an enrolment, whose tools its reader keeps: a tool then links to its page to print. */
export const KeepsToolsContext = createContext(false)

type WithChildren = { children?: ReactNode }
type ToolProps = WithChildren & { id: string; title: string }

function PrintLink({ id, title }: { id: string; title: string }) {
  const t = useText(lessonMessages)
  if (!useContext(KeepsToolsContext)) return null
  return (
    <p className="tool__print">
      <Link to={learningPaths.toolBeside({ toolId: id })} aria-label={t('print_tool_of', { title })}>
        {t('print_tool')}
      </Link>
    </p>
  )
}

function Frame({ id, title, kind, children }: ToolProps & { kind: 'checklist' | 'good_practice' }) {
  const t = useText(lessonMessages)
  return (
    <section id={id} className={`tool tool--${kind}`} aria-labelledby={`${id}-title`}>
      <p className="kicker">{t(kind)}</p>
      <p className="tool__title" id={`${id}-title`}>
        {title}
      </p>
      {children}
      <PrintLink id={id} title={title} />
    </section>
  )
}

function Checklist({ children, ...rest }: ToolProps) {
  return (
    <Frame {...rest} kind="checklist">
      <ul className="checks">{children}</ul>
    </Frame>
  )
}

const Item = ({ children }: WithChildren) => <li>{children}</li>

function GoodPractice(props: ToolProps) {
  return <Frame {...props} kind="good_practice" />
}

function Part({ name, children }: WithChildren & { name: 'ingredients' | 'self_checks' }) {
  const t = useText(lessonMessages)
  return (
    <>
      <p className="tool__part">{t(name)}</p>
      <ul>{children}</ul>
    </>
  )
}

const Ingredients = (props: WithChildren) => <Part name="ingredients" {...props} />
const SelfChecks = (props: WithChildren) => <Part name="self_checks" {...props} />

/** Checklists and good practices look alike in a lesson and among the tools kept after it. */
export const toolComponents = {
  Checklist,
  Check: Item,
  GoodPractice,
  Ingredients,
  Ingredient: Item,
  SelfChecks,
  SelfCheck: Item,
}
