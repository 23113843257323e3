import type { SurveyMoment } from './practice-schemas.ts'

/** A page of the viewer's own journal. Instants as they cross to the browser. */
export type OwnEntry = { id: string; text: string; writtenAt: string; editedAt: string | null }

export type JournalState = {
  kind: 'journal'
  id: string
  title: string
  promptHtml: string
  /** The newest first. */
  entries: OwnEntry[]
  /** UUID of the next entry: a form sent twice is one entry. */
  nextEntryId: string
}

export type SurveyState = {
  kind: 'survey'
  id: string
  title: string
  introHtml: string
  when: SurveyMoment
  pair: string
  statements: { name: string; text: string }[]
  /** Whether the viewer has taken it; what they said is not known to anybody. */
  taken: boolean
}

/** What a lesson's page shows of what is practised without being assessed, by id. */
export type PracticeState = JournalState | SurveyState
