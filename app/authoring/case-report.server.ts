import { waysOf } from '#app/assessment/case-graph.ts'
import { letterOf } from '#app/assessment/option-letter.ts'
import { drawCase } from '#app/assessment/case-picture.ts'
import type { CaseCounts, GroupCounts } from '#app/assessment/case-counts.ts'
import { wayKey } from '#app/assessment/case-path.ts'
import {
  getCaseCounts,
  listBranchReasons,
  listSceneTimes,
  reasonsOnPage,
} from '#app/assessment/case-statistics.server.ts'
import type { RunFilter } from '#app/assessment/first-runs.server.ts'
import type { CaseSpec } from '#app/assessment/schemas.ts'
import { leastPeople, type Count } from '#app/assessment/small-groups.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { listEditions, type EditionName } from '#app/learning/edition-queries.server.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'

/** What a trainer asks to see; `group` as the page's filter writes it, `page` of the reasons from 1. */
export type CaseQuestion = { group: string | null; decision: string | null; page: number }

/** An edition without a name is the one that is always open. */
export type CaseGroup = { value: string; people: number } & (
  { by: 'counter'; counter: DepartmentKind | null } | { by: 'edition'; name: string | null }
)

export type BranchRow = {
  key: string
  scene: string
  letter: string
  html: string | null
  to: string
  people: Count
  /** Of who was there, 0 to 1; null where nobody was or a number is hidden. */
  share: number | null
}

export type CaseReport = {
  kind: 'case'
  course: { slug: string; title: string }
  activityId: string
  title: string
  groups: CaseGroup[]
  group: string | null
  /** Null while fewer than five people have finished. */
  figures: {
    people: number
    pictureSvg: string
    branches: BranchRow[]
    /** Minutes, in the order of the text. */
    times: { sceneId: string; title: string; lower: number; median: number; upper: number }[]
    decisions: { id: string; title: string; promptHtml: string }[]
    decision: string
    reasons: { letter: string; html: string; reasons: string[]; total: Count }[]
    page: number
    morePages: boolean
  } | null
}

function groupsOf({ counters, editions }: CaseCounts, names: readonly EditionName[]): CaseGroup[] {
  const ofCounters = [...counters].map(([counter, people]): CaseGroup => {
    return { value: `counter:${counter ?? 'none'}`, people, by: 'counter', counter }
  })
  // A single edition is everybody.
  const ofEditions = (names.length > 1 ? names : []).flatMap(({ id, name }): CaseGroup[] => {
    const people = editions.get(id)
    return people === undefined ? [] : [{ value: `edition:${id}`, people, by: 'edition', name }]
  })
  return [...ofCounters.sort((a, b) => b.people - a.people), ...ofEditions]
}

/** A group that is not among those that may be shown is not there, whether too small or none at all. */
function filterOf(groups: readonly CaseGroup[], value: string | null): RunFilter {
  if (value === null) return {}
  const group = groups.find((one) => one.value === value)
  if (!group) throw notFound('group')
  return group.by === 'counter' ? { counter: group.counter } : { editionId: value.slice('edition:'.length) }
}

function branchesOf(spec: CaseSpec, { ways, scenes }: GroupCounts): BranchRow[] {
  const titles = new Map(spec.scenes.map(({ id, title }) => [id, title]))
  return waysOf(spec).map(({ key, letter, from, to }) => {
    const scene = spec.scenes.find(({ id }) => id === from)
    const option = scene?.decision?.options.find(({ id }) => key.endsWith(`/${id}`))
    const [people, came] = [ways.get(key) ?? 0, scenes.get(from) ?? 0]
    const share = typeof people === 'string' || typeof came === 'string' || came === 0 ? null : people / came
    return {
      key,
      scene: scene?.title ?? '',
      letter,
      html: option?.html ?? null,
      to: titles.get(to) ?? '',
      people,
      share,
    }
  })
}

/** A count as the picture has it, in any language; the table beside it has words. */
function drawn(count: Count | undefined): string {
  if (count === 'few') return `< ${leastPeople}`
  return count === 'kept' ? '–' : String(count ?? 0)
}

function pictureOf(spec: CaseSpec, { people, ways, scenes }: GroupCounts): string {
  return drawCase(spec, {
    own: new Set(),
    untold: () => null,
    underScene: (id) => drawn(scenes.get(id)),
    onWay: (key) => {
      const taken = ways.get(key) ?? 0
      // The thickness is a number too: a hidden one has the least.
      const known = typeof taken === 'number' ? taken : 0
      return { text: drawn(taken), thickness: 1 + (13 * known) / Math.max(1, people) }
    },
  })
}

async function figuresOf(
  place: { courseVersionId: string; activityId: string },
  spec: CaseSpec,
  { filter, counts }: { filter: RunFilter; counts: GroupCounts },
  { decision, page }: CaseQuestion,
): Promise<CaseReport['figures']> {
  const decisions = spec.scenes.flatMap(({ title, decision: one }) => (one ? [{ title, ...one }] : []))
  const asked = decisions.find(({ id }) => id === decision) ?? decisions[0]
  const countOf = (option: string) => counts.ways.get(wayKey(asked?.id ?? '', option)) ?? 0
  const shown = (asked?.options ?? []).map(({ id }) => id).filter((id) => typeof countOf(id) === 'number')
  const [found, reasons] = await Promise.all([
    listSceneTimes(place, filter),
    asked ? listBranchReasons(place, { decisionId: asked.id, options: shown }, filter, page) : [],
  ])
  // A time tells that five were there.
  const times = found.filter(({ sceneId }) => typeof counts.scenes.get(sceneId) === 'number')
  const minutes = (seconds: number) => Math.round(seconds / 6) / 10
  return {
    people: counts.people,
    pictureSvg: pictureOf(spec, counts),
    branches: branchesOf(spec, counts),
    times: spec.scenes.flatMap(({ id, title }) => {
      const time = times.find(({ sceneId }) => sceneId === id)
      if (!time) return []
      const { lower, median, upper } = time
      return [{ sceneId: id, title, lower: minutes(lower), median: minutes(median), upper: minutes(upper) }]
    }),
    decisions: decisions.map(({ id, title, promptHtml }) => ({ id, title, promptHtml })),
    decision: asked?.id ?? '',
    reasons: (asked?.options ?? []).map(({ id, html }, index) => {
      const own = reasons.find(({ option }) => option === id)
      return { letter: letterOf(index), html, reasons: own?.reasons ?? [], total: countOf(id) }
    }),
    page,
    morePages: reasons.some(({ total }) => total > page * reasonsOnPage),
  }
}

/**
 * How a case is walked, for who writes courses: the graph with how many took each branch, times, and the reasons
 * written, text only. Each person's first finished walk, on the current text, in whatever version has it. One group at a
 * time: departments crossed with editions would make groups too small to stay unknown (P9); within one, what one to four
 * people did is not told (`countCase`). Null when it is no case.
 * @throws AppError `forbidden` for anybody else, `not_found` for a course not published or a group that may not be shown
 */
export async function findCaseReport(
  viewer: Viewer,
  slug: string,
  activityId: string,
  question: CaseQuestion,
): Promise<CaseReport | null> {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers see how cases are walked' })
  const version = await getCurrentVersion(slug)
  const activities = lessonsOf(version.outline).flatMap((lesson) => lesson.activities)
  if (!activities.some(({ id, kind }) => id === activityId && kind === 'case')) return null
  const spec = await getSpec(version.id, activityId)
  if (spec.kind !== 'case') return null
  const place = { courseVersionId: version.id, activityId }
  const [found, editions] = await Promise.all([getCaseCounts(place, spec), listEditions(version.courseId)])
  const groups = found.people < leastPeople ? [] : groupsOf(found, editions)
  const filter = filterOf(groups, question.group)
  const counts = found.people < leastPeople ? undefined : found.groups.get(question.group ?? 'all')
  const figures = counts ? await figuresOf(place, spec, { filter, counts }, question) : null
  const course = { slug, title: version.title }
  return { kind: 'case', course, activityId, title: spec.title, groups, group: question.group, figures }
}
