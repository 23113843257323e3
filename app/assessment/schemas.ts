import { z } from 'zod'
import { DepartmentKind } from '#app/platform/generated/enums.ts'

/**
 * What the compiler takes out of a lesson's exercises and the server keeps (P3), and what learners send.
 * `…Html` is markup made from checked Markdown: paragraphs, emphasis, lists, quotes and links, nothing else.
 * Points are integers in hundredths of a point. Ids are the author's, unique in the course (P2).
 */
const Id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)
const Html = z.string()
const Points = z.number().int().positive()

const Choice = z.object({ id: Id, html: Html, correct: z.boolean(), feedbackHtml: Html.nullable() })
export type Choice = z.infer<typeof Choice>

const questionBase = {
  id: Id,
  promptHtml: Html,
  points: Points,
  hintHtml: Html.nullable(),
  /** Shown after the answer, whatever it was. */
  feedbackHtml: Html.nullable(),
  /** Only in a corrected question: everybody gets its points, answered or not. */
  annulled: z.literal(true).optional(),
}

/** A question with its key. */
export const Question = z.discriminatedUnion('type', [
  z.object({ ...questionBase, type: z.literal('single'), choices: z.array(Choice).min(2) }),
  z.object({
    ...questionBase,
    type: z.literal('multiple'),
    choices: z.array(Choice).min(2),
    /** Percent of the points lost for each wrong choice; null = as much as a right one gives. */
    penaltyPercent: z.number().int().min(0).max(100).nullable().default(null),
  }),
  /** `items` stand in the right order; learners see them shuffled. */
  z.object({
    ...questionBase,
    type: z.literal('order'),
    items: z.array(z.object({ id: Id, text: z.string() })).min(3),
    /** Only in a corrected question: the right order, where it is not the written one, which learners' pages go by. */
    rightOrder: z.array(Id).optional(),
  }),
  /** Each left belongs to the right of the same pair; learners choose among all the rights, shuffled. */
  z.object({
    ...questionBase,
    type: z.literal('match'),
    pairs: z
      .array(
        z.object({
          id: Id,
          left: z.string(),
          right: z.string(),
          /** Only in a corrected question: the pair whose right side belongs to this left one. */
          rightId: Id.optional(),
        }),
      )
      .min(2),
  }),
  /** Compared with case, accents, punctuation and repeated spaces folded. */
  z.object({ ...questionBase, type: z.literal('short'), accepted: z.array(z.string()).min(1) }),
  z.object({
    ...questionBase,
    type: z.literal('numeric'),
    value: z.number(),
    tolerance: z.number().min(0),
    unit: z.string(),
  }),
  /** An opinion on a scale from the step `from` to the step `to`: no key, no points. */
  z.object({
    ...questionBase,
    type: z.literal('scale'),
    points: z.literal(0),
    from: z.number().int().min(0),
    to: z.number().int().min(1),
    /** What the first and the last step mean. */
    low: z.string(),
    high: z.string(),
  }),
])
export type Question = z.infer<typeof Question>

/** Another quiz of the same version whose questions this one asks too: copies of them, under the same ids. */
export const Pool = z.object({ id: Id, title: z.string(), questionIds: z.array(Id).min(1) })
export type Pool = z.infer<typeof Pool>

export const QuizSpec = z.object({
  kind: z.literal('quiz'),
  id: Id,
  title: z.string(),
  /** Percent of the drawn questions' points needed to pass, 0–100. */
  passPercent: z.number().int().min(0).max(100),
  /** 0 = as many attempts as wanted. */
  attempts: z.number().int().min(0),
  /** Minutes for one attempt; 0 = no limit. */
  timeLimitMinutes: z.number().int().min(0).default(0),
  /** Minutes to wait after a failed attempt before the next. */
  waitMinutes: z.number().int().min(0).default(0),
  /** How many questions an attempt draws from the pool. */
  draw: z.number().int().min(1),
  shuffle: z.boolean(),
  feedback: z.enum(['each', 'end', 'never']),
  /** The quiz's own first, then those of its pools. */
  questions: z.array(Question).min(1),
  /** Where the questions that are not its own come from; absent in specs published before there were any. */
  pools: z.array(Pool).default([]),
})
export type QuizSpec = z.infer<typeof QuizSpec>

const Option = z.object({
  id: Id,
  html: Html,
  /** The scene this option leads to. */
  to: Id,
  /** What happened, told when the next scene opens. */
  outcomeHtml: Html.nullable(),
})

/** What only one counter reads. */
const AtCounter = z.object({ department: z.enum(DepartmentKind), html: Html })

const Decision = z.object({
  id: Id,
  promptHtml: Html,
  /** Prompts that stand for `promptHtml` at some counters; absent in specs published before there were any. */
  counters: z.array(AtCounter).default([]),
  /** Characters of the written reason; `reasonMin` 0 = not required. */
  reasonMin: z.number().int().min(0),
  reasonMax: z.number().int().min(1),
  options: z.array(Option).min(2),
})
export type Decision = z.infer<typeof Decision>

const Reflection = z.object({
  id: Id,
  promptHtml: Html,
  /** Characters. */
  min: z.number().int().min(0),
  max: z.number().int().min(1),
  /** Goes to the trainers' queue when the run is finished; with `second` two of them read it without seeing each other. */
  marked: z.boolean().default(false),
  second: z.boolean().default(false),
})

const Criterion = z.object({
  criterion: z.string(),
  /** In words, the lowest first. */
  levels: z.array(z.string()).min(2),
  /** Example answers and why they stand at their level (its place in `levels`): for trainers only (P3). */
  anchors: z.array(z.object({ level: z.number().int().min(0), html: Html, why: z.string() })).default([]),
})
export type Criterion = z.infer<typeof Criterion>

/** A scene ends the case, goes on to `next`, or waits for a decision: exactly one of the three. */
export const Scene = z.object({
  id: Id,
  title: z.string(),
  html: Html,
  /** What one counter reads after the scene's text; absent in older specs. */
  counters: z.array(AtCounter).default([]),
  end: z.boolean(),
  next: Id.nullable(),
  decision: Decision.nullable(),
  reflection: Reflection.nullable(),
})
export type Scene = z.infer<typeof Scene>

export const CaseSpec = z.object({
  kind: z.literal('case'),
  id: Id,
  title: z.string(),
  start: Id,
  scenes: z.array(Scene).min(2),
  /** Shown after the learner has reached an end. */
  readings: z.array(z.object({ by: z.string(), role: z.string(), html: Html })),
  rubric: z.array(Criterion),
  debriefHtml: Html,
})
export type CaseSpec = z.infer<typeof CaseSpec>

export const formFieldKinds = ['line', 'text', 'choice', 'date'] as const

const FormField = z.object({
  id: Id,
  label: z.string(),
  kind: z.enum(formFieldKinds),
  /** Whether the form can only be handed in with it. */
  required: z.boolean(),
  /** On one line, for beside the label. */
  hintHtml: Html.nullable(),
  /** What a `choice` offers, in the order written; empty for the other kinds. */
  options: z.array(z.string()),
  /** How a good mediator would fill it in, and why: shown after one's own is handed in. */
  modelHtml: Html,
  whyHtml: Html.nullable(),
})
export type FormField = z.infer<typeof FormField>

/** A form to fill in as at work, with a fictitious family. */
export const FormSpec = z.object({
  kind: z.literal('form'),
  id: Id,
  title: z.string(),
  /** Who the family is and what was said: all there is to fill the form in. */
  introHtml: Html,
  fields: z.array(FormField).min(1),
})
export type FormSpec = z.infer<typeof FormSpec>

export const AssessmentSpec = z.discriminatedUnion('kind', [QuizSpec, CaseSpec, FormSpec])
export type AssessmentSpec = z.infer<typeof AssessmentSpec>

const longText = z.string().trim().max(4000)

/** What a learner sends for one item, by kind of item. */
export const AnswerValue = z.discriminatedUnion('type', [
  z.object({ type: z.literal('single'), choice: Id }),
  z.object({ type: z.literal('multiple'), choices: z.array(Id).max(50) }),
  z.object({ type: z.literal('order'), order: z.array(Id).max(50) }),
  z.object({ type: z.literal('match'), pairs: z.record(Id, Id) }),
  z.object({ type: z.literal('short'), text: z.string().trim().max(200) }),
  z.object({ type: z.literal('numeric'), text: z.string().trim().max(40) }),
  z.object({ type: z.literal('scale'), choice: Id }),
  z.object({ type: z.literal('decision'), option: Id, reason: longText }),
  z.object({ type: z.literal('reflection'), text: longText }),
  z.object({ type: z.literal('continue') }),
  /** A field of a form; a date as `2026-11-24`, empty when it was emptied again. */
  z.object({ type: z.literal('field'), text: longText }),
])
export type AnswerValue = z.infer<typeof AnswerValue>
