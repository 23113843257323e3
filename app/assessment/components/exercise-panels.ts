import { loadable } from './loadable.tsx'

/** What each kind of exercise looks like, and the card of the reader's territory; a lesson's page loads those it has. */
export const panels = {
  quiz: loadable(async () => (await import('./quiz-panel.tsx')).QuizPanel),
  case: loadable(async () => (await import('./case-panel.tsx')).CasePanel),
  form: loadable(async () => (await import('./form-panel.tsx')).FormPanel),
  journal: loadable(async () => (await import('./journal-panel.tsx')).JournalPanel),
  survey: loadable(async () => (await import('./survey-panel.tsx')).SurveyPanel),
  territory: loadable(async () => (await import('#app/organisation/components/territory-panel.tsx')).TerritoryPanel),
}

const isKind = (kind: string): kind is keyof typeof panels => Object.hasOwn(panels, kind)

/**
 * Loads what these exercises need, so that it is there when their page is rendered or comes alive. Throws where a panel
 * cannot be loaded.
 */
export async function preloadPanels(kinds: readonly string[]): Promise<void> {
  await Promise.all([...new Set(kinds)].filter(isKind).map((kind) => panels[kind].load()))
}

/** The kinds of a page's exercises. */
export const kindsOf = (...states: Record<string, { kind: string }>[]): string[] =>
  states.flatMap((some) => Object.values(some)).map(({ kind }) => kind)
