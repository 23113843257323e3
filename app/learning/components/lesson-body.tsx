import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { isLessonFactory, keepLesson, lessonOf, type LessonContent } from '../lesson-registry.ts'
import { lessonMessages } from '../lesson-messages.ts'
import { learningPaths } from '../paths.ts'

/** Loads a lesson's module from our own origin, once; the server has it already (load-artefact.server.ts). */
async function fetchLesson(hash: string): Promise<{ default: LessonContent }> {
  const module: unknown = await import(/* @vite-ignore */ learningPaths.artefact({ hash }))
  const make = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined
  if (!isLessonFactory(make)) throw new Error(`artefact ${hash} has no default function`)
  return { default: keepLesson(hash, make(React, {}, jsxRuntime)) }
}

/** Loads a lesson before its page is shown, so that going on never flashes an empty page. Failing is left to the page. */
export async function preloadLesson(hash: string): Promise<void> {
  if (!lessonOf(hash)) await fetchLesson(hash).catch(() => undefined)
}

const waiting = new Map<string, React.LazyExoticComponent<LessonContent>>()

function lessonComponent(hash: string): LessonContent | React.LazyExoticComponent<LessonContent> {
  const ready = lessonOf(hash)
  if (ready) return ready
  const known = waiting.get(hash)
  if (known) return known
  const lazy = React.lazy(() => fetchLesson(hash))
  waiting.set(hash, lazy)
  return lazy
}

type LessonBodyProps = { hash: string; components: Record<string, unknown>; lang: string }

/** The text and exercises of a lesson: rendered by the server, hydrated by the same module in the browser. */
export function LessonBody({ hash, components, lang }: LessonBodyProps) {
  const t = useText(lessonMessages)
  return (
    <div className="lesson-text" lang={lang}>
      <React.Suspense fallback={<p className="muted">{t('loading')}</p>}>
        {React.createElement(lessonComponent(hash), { components })}
      </React.Suspense>
    </div>
  )
}
