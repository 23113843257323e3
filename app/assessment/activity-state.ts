import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Count } from './small-groups.ts'
import type { AnswerValue } from './schemas.ts'

/**
 * What a page may show of an exercise (P3). Everything here reaches the browser. `lang` is the language of its words where
 * it is not the lesson's: the course was changed to another after the attempt was begun.
 */
export type ActivityState = (QuizState | CaseState | FormState) & { lang?: string | undefined }

export type QuestionFeedback = {
  right: boolean
  /** The question does not count any more: its points went to everybody. */
  annulled: boolean
  /** Hundredths of a point; both 0 where nothing is graded. */
  points: number
  max: number
  generalHtml: string | null
  /** By the page's ids: what is said of a choice, and whether it was right. */
  choices: Record<string, { right: boolean; html: string | null }>
  /** The key in words, for types whose choices cannot carry it. */
  solution: string[]
}

export type QuestionView = {
  id: string
  type: 'single' | 'multiple' | 'order' | 'match' | 'short' | 'numeric' | 'scale'
  promptHtml: string
  hintHtml: string | null
  /** Choices, items to order, right sides or steps of a scale, in the order to show. */
  options: { id: string; html: string }[]
  /** Left sides of a match. */
  lefts: { id: string; text: string }[]
  unit: string
  answer: AnswerValue | null
  /** When the server received it, as an ISO instant. */
  receivedAt: string | null
  feedback: QuestionFeedback | null
}

/** `question` is its number in the attempt, from 1; percents are rounded down. */
export type RegradeNote = {
  question: number
  annulled: boolean
  on: Date
  from: number
  to: number
  /** The quiz was passed and would not be any more: what was obtained stays. */
  keeps: boolean
}

export type QuizState = {
  kind: 'quiz'
  id: string
  title: string
  passPercent: number
  feedbackMode: 'each' | 'end' | 'never'
  questionsPerAttempt: number
  /** Attempts that may still be begun; null = as many as wanted. */
  attemptsLeft: number | null
  canStart: boolean
  passed: boolean
  /** The best result of the attempts that are over, in percent rounded down; null where nothing was graded yet. */
  bestPercent: number | null
  /** Minutes; 0 = no limit, no waiting. */
  timeLimitMinutes: number
  waitMinutes: number
  /** When the next attempt may begin, as an ISO instant; null when there is nothing to wait for. */
  nextStartAt: string | null
  attempt: {
    id: string
    number: number
    questions: QuestionView[]
    /** Percent of the points, rounded down, null where nothing is graded; null as a whole while open. */
    result: { percent: number | null; passed: boolean } | null
    /** Corrections of a question that changed the result since it was handed in, the first one first. */
    regrades: RegradeNote[]
    /** Of an open attempt with a time limit: when it ends (ISO instant), and how far that is by the server's clock. */
    deadline: { at: string; secondsLeft: number } | null
    /** Its time ran out: it takes no answer, and is or will be closed with those it has. */
    timeOver: boolean
  } | null
}

export type CaseStep = {
  sceneId: string
  title: string
  html: string
  /** What the last choice led to. */
  outcomeHtml: string | null
  reflection: {
    id: string
    promptHtml: string
    min: number
    max: number
    text: string | null
    /** Trainers read it, without the name. */
    marked: boolean
  } | null
  decision: {
    id: string
    promptHtml: string
    reasonMin: number
    reasonMax: number
    options: { id: string; html: string; chosen: boolean }[]
    reason: string | null
  } | null
}

/** How far the reading of a marked reflection is, with its levels in words once it is done. */
export type AnswerReading = {
  answerId: string
  state: 'waiting' | 'returned' | 'marked'
  levels: { criterion: string; words: string[] }[]
}

/** How colleagues took one decision; only at the end, and from five others on (P9). */
export type Divergence = {
  decisionId: string
  people: number
  /** Of those taken by somebody. `reasons` are those their authors show, `more` when there are others. */
  options: { id: string; people: Count; reasons: string[]; more: boolean }[]
  /** The same by the counter the case was walked from, where at least five did; null = no department. */
  counters: { counter: DepartmentKind | null; people: number; options: { id: string; people: Count }[] }[]
}

export type CaseEnding = {
  readings: { by: string; role: string; html: string }[]
  rubric: { criterion: string; levels: string[] }[]
  debriefHtml: string
  /** The case as an image with one's own path; scenes never seen are not told. */
  pictureSvg: string
  divergence: Divergence[]
  /** Which few of the colleagues' reasons are shown, from 1. */
  reasonsPage: number
}

/** One walk as its author may read it. */
export type CaseWalk = {
  id: string
  number: number
  counter: DepartmentKind | null
  steps: CaseStep[]
  /** The answers whose reasons are shown to colleagues now, by the decision's id. */
  shared: Record<string, string>
  /** What the case waits for; null at the end. */
  pending: { kind: 'decision' | 'reflection' | 'continue'; itemId: string } | null
  ending: CaseEnding | null
}

export type CaseState = {
  kind: 'case'
  id: string
  title: string
  canStart: boolean
  completed: boolean
  /** The counters one may walk it from, when there is a choice to make. */
  counters: DepartmentKind[]
  attempt: CaseWalk | null
  /** Finished walks before the one shown, the latest first. */
  previous: { attemptId: string; number: number; endedAt: Date }[]
  /** Whether trainers read a reflection of it: said before anything is written. */
  marked: boolean
  /** By reflection. */
  readings: Record<string, AnswerReading>
}

export type FormFieldView = {
  id: string
  label: string
  kind: 'line' | 'text' | 'choice' | 'date'
  required: boolean
  hintHtml: string | null
  options: string[]
  /** What the learner wrote; empty when nothing. */
  text: string
  /** Once the form is handed in. */
  model: { html: string; whyHtml: string | null } | null
}

export type FormState = {
  kind: 'form'
  id: string
  title: string
  introHtml: string
  canStart: boolean
  completed: boolean
  attempt: { id: string; number: number; submitted: boolean; fields: FormFieldView[] } | null
}
