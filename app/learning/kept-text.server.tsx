import { createElement, isValidElement, useContext, type ReactElement } from 'react'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { BoundedMap } from '#app/platform/bounded-map.ts'
import { LocaleProvider, useLocale } from '#app/platform/i18n/use-text.tsx'
import { ReaderContext, textComponents } from './components/lesson-components.tsx'
import { KeepsToolsContext } from './components/tool-frames.tsx'
import type { LessonContent } from './lesson-registry.ts'

type Components = Record<string, unknown>
type Exercise = { name: string; props: Record<string, unknown> }
/** The HTML of a lesson's text in pieces, with the exercise that stands after each but the last. */
type KeptText = { pieces: string[]; exercises: Exercise[] }

const mark = '<kept-exercise></kept-exercise>'
const isText = (name: string) => Object.hasOwn(textComponents, name)
const isComponent = (value: unknown): value is React.ComponentType<Record<string, unknown>> =>
  typeof value === 'function'

/** Renders the text once, with a mark where each exercise will be. */
function renderText(components: Components, wrap: (components: Components) => ReactElement): KeptText {
  const exercises: Exercise[] = []
  const marker = (name: string) => (props: Record<string, unknown>) => {
    exercises.push({ name, props })
    return createElement('kept-exercise')
  }
  const marked: Components = {}
  for (const [name, component] of Object.entries(components)) marked[name] = isText(name) ? component : marker(name)
  return { pieces: renderToString(wrap(marked)).split(mark), exercises }
}

/** By artefact, language and counters: some tens of kilobytes each. */
const known = new BoundedMap<string, KeptText>(400)

/**
 * A lesson whose text the server renders once for each language and set of counters, because it is the same for all who
 * read from there; only the exercises are rendered for each person. Preact's own form of a page with constant parts
 * (`jsxTemplate`) puts both together. Not for a lesson that shows the figures of the reader's comune.
 */
export function withKeptText(hash: string, Content: LessonContent): LessonContent {
  return function KeptLesson({ components }) {
    const locale = useLocale()
    const reader = useContext(ReaderContext)
    const key = [hash, locale, ...reader.departmentKinds.toSorted()].join(' ')
    const wrap = (marked: Components) => (
      <LocaleProvider value={locale}>
        <ReaderContext.Provider value={reader}>
          <KeepsToolsContext.Provider value>
            <Content components={marked} />
          </KeepsToolsContext.Provider>
        </ReaderContext.Provider>
      </LocaleProvider>
    )
    let kept = known.get(key)
    if (!kept) known.set(key, (kept = renderText(components, wrap)))
    const live = kept.exercises.map(({ name, props }) => {
      const component = components[name]
      return isComponent(component) ? createElement(component, props) : null
    })
    const page: unknown = jsxTemplate(kept.pieces, ...live)
    return isValidElement(page) ? page : null
  }
}
