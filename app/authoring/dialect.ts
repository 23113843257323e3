import { formFieldKinds } from '#app/assessment/schemas.ts'
import { surveyMoments } from '#app/assessment/practice-schemas.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'

/** What an attribute may be. `media` is a path under the module's `media/` folder with one of the endings. */
export type AttributeRule =
  | { type: 'text' | 'id' | 'https' | 'flag' | 'number' }
  | { type: 'integer'; least: number; most: number }
  | { type: 'one-of'; values: readonly string[] }
  | { type: 'media'; endings: readonly string[] }

export type ComponentRule = {
  attributes: Record<string, AttributeRule>
  required: readonly string[]
  /** Components it must stand directly inside; none = the text itself, outside exercises. */
  inside?: readonly string[]
  /** Parts of an exercise it may also stand directly inside, beside the text itself. */
  alsoInside?: readonly string[]
}

const text = { type: 'text' } as const
const id = { type: 'id' } as const
const flag = { type: 'flag' } as const
const integer = (least: number, most: number) => ({ type: 'integer', least, most }) as const
const media = (...endings: string[]) => ({ type: 'media', endings }) as const
const oneOf = (...values: string[]) => ({ type: 'one-of', values }) as const

const pictures = media('png', 'jpg', 'jpeg', 'webp', 'svg')
const transcripts = media('txt', 'pdf')

export const questionTypes = ['single', 'multiple', 'order', 'match', 'short', 'numeric', 'scale'] as const

/** The allow-list: every component, with its attributes and its place. docs/course-dialect.md tells it to people. */
export const dialect: Record<string, ComponentRule> = {
  Callout: { attributes: { kind: oneOf('note', 'tip', 'warning', 'practice'), title: text }, required: [] },
  Term: { attributes: { word: text }, required: ['word'] },
  Source: {
    attributes: { title: text, author: text, year: integer(1000, 2100), url: { type: 'https' } },
    required: ['title', 'year'],
  },
  Figure: { attributes: { src: pictures, alt: text, caption: text, credit: text }, required: ['src', 'alt'] },
  Video: {
    attributes: { src: media('mp4', 'webm'), captions: media('vtt'), transcript: transcripts, title: text },
    required: ['src', 'captions', 'transcript', 'title'],
  },
  Audio: {
    attributes: { src: media('mp3', 'ogg', 'm4a'), transcript: transcripts, title: text },
    required: ['src', 'transcript', 'title'],
  },
  Download: { attributes: { src: media('pdf', 'csv', 'txt', 'odt', 'docx'), title: text }, required: ['src', 'title'] },
  Timeline: { attributes: {}, required: [] },
  Moment: { attributes: { when: text, title: text }, required: ['when', 'title'], inside: ['Timeline'] },
  Compare: { attributes: {}, required: [] },
  Side: { attributes: { title: text }, required: ['title'], inside: ['Compare'] },
  AtYourCounter: {
    attributes: { department: oneOf(...Object.values(DepartmentKind)) },
    required: ['department'],
    alsoInside: ['Scene', 'Decision'],
  },
  TerritoryCard: { attributes: {}, required: [] },

  Checklist: { attributes: { id, title: text }, required: ['id', 'title'] },
  Check: { attributes: {}, required: [], inside: ['Checklist'] },
  GoodPractice: { attributes: { id, title: text }, required: ['id', 'title'] },
  Ingredient: { attributes: {}, required: [], inside: ['GoodPractice'] },
  SelfCheck: { attributes: {}, required: [], inside: ['GoodPractice'] },

  Quiz: {
    attributes: {
      id,
      title: text,
      pass: integer(0, 100),
      attempts: integer(0, 100),
      'time-limit': integer(1, 600),
      wait: integer(1, 10_080),
      draw: integer(1, 500),
      pools: text,
      shuffle: flag,
      feedback: oneOf('each', 'end', 'never'),
    },
    required: ['id', 'title'],
  },
  Question: {
    attributes: {
      id,
      type: oneOf(...questionTypes),
      points: integer(1, 100),
      penalty: integer(0, 100),
      from: integer(0, 10),
      to: integer(1, 10),
      low: text,
      high: text,
    },
    required: ['id', 'type'],
    inside: ['Quiz'],
  },
  Choice: { attributes: { correct: flag }, required: [], inside: ['Question'] },
  Item: { attributes: {}, required: [], inside: ['Question', 'FormField'] },
  Pair: { attributes: { left: text, right: text }, required: ['left', 'right'], inside: ['Question'] },
  Accept: { attributes: {}, required: [], inside: ['Question'] },
  Answer: {
    attributes: { value: { type: 'number' }, tolerance: { type: 'number' }, unit: text },
    required: ['value'],
    inside: ['Question'],
  },
  Hint: { attributes: {}, required: [], inside: ['Question'] },
  Feedback: { attributes: {}, required: [], inside: ['Question', 'Choice'] },

  Case: { attributes: { id, title: text }, required: ['id', 'title'] },
  Scene: { attributes: { id, title: text, next: id, end: flag }, required: ['id', 'title'], inside: ['Case'] },
  Decision: {
    attributes: { id, prompt: text, 'reason-min': integer(0, 2000), 'reason-max': integer(1, 4000) },
    required: ['id', 'prompt'],
    inside: ['Scene'],
  },
  Option: { attributes: { to: id }, required: ['to'], inside: ['Decision'] },
  Outcome: { attributes: {}, required: [], inside: ['Option'] },
  Reflection: {
    attributes: { id, min: integer(0, 2000), max: integer(1, 4000), marked: flag, second: flag },
    required: ['id'],
    inside: ['Scene'],
  },
  Rubric: { attributes: {}, required: [], inside: ['Case'] },
  Criterion: { attributes: { title: text }, required: ['title'], inside: ['Rubric'] },
  Level: { attributes: {}, required: [], inside: ['Criterion'] },
  Anchor: { attributes: { why: text }, required: ['why'], inside: ['Level'] },
  Reading: { attributes: { by: text, role: text }, required: ['by', 'role'], inside: ['Case'] },
  Debrief: { attributes: {}, required: [], inside: ['Case'] },

  SimulationForm: { attributes: { id, title: text }, required: ['id', 'title'] },
  FormField: {
    attributes: { id, label: text, kind: oneOf(...formFieldKinds), required: flag },
    required: ['id', 'label', 'kind'],
    inside: ['SimulationForm'],
  },
  Model: { attributes: {}, required: [], inside: ['FormField'] },
  Why: { attributes: {}, required: [], inside: ['Model'] },

  Scorm: { attributes: { id, title: text, package: id }, required: ['id', 'title', 'package'] },

  Journal: { attributes: { id, title: text }, required: ['id', 'title'] },

  Survey: {
    attributes: { id, title: text, when: oneOf(...surveyMoments), pair: id },
    required: ['id', 'title', 'when', 'pair'],
  },
  Statement: { attributes: { name: id }, required: ['name'], inside: ['Survey'] },
}

/** Components whose content leaves the text for the server's specs. */
export const exercises = ['Quiz', 'Case', 'SimulationForm', 'Scorm', 'Journal', 'Survey'] as const

/** Components that learners keep after the course: each with what may stand in it beside Markdown and `<Term>`. */
export const tools: Record<string, readonly string[]> = {
  Checklist: ['Check'],
  GoodPractice: ['Ingredient', 'SelfCheck', 'Source'],
}

/** Bounds that keep hostile or mistaken text from costing time. Sizes in bytes. */
export const limits = {
  text: 200_000,
  media: 20_000_000,
  picture: 1_000_000,
  depth: 24,
  nodes: 20_000,
  /** Characters of one id. */
  id: 80,
  /** `[`, `]` and backticks of one file; then the other signs of Markdown. */
  brackets: 2_000,
  marks: 60_000,
  /** Quotes and list items opened by one line, and by all of them; spaces before a line. */
  markers: 8,
  containers: 2_000,
  indent: 100,
  /** Items of a checklist, and characters of one: a checklist is printed on one A4 page. */
  checks: 15,
  check: 160,
} as const

const schemes = /^(https:|mailto:|tel:|#|media\/)/i

/** Whether a link may be followed: `javascript:`, `data:`, `http:`, protocol-relative and absolute paths are refused. */
export function isAllowedUrl(url: string): boolean {
  return (
    schemes.test(url) &&
    !Array.from(url).some((character) => character <= ' ' || character === '\u007F' || character === '\\') &&
    !url.includes('..')
  )
}

/** Whether a text from elsewhere may link so: to a page or a mailbox, not into a course. */
export const isOutsideLink = (url: string): boolean => /^(?:https:|mailto:)/i.test(url) && isAllowedUrl(url)
