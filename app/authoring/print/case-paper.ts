import type { CaseSpec, Scene } from '#app/assessment/schemas.ts'
import { anchors, goTo, letterOf, lines, paragraph, strong, text, type Block, type Inline } from './blocks.ts'
import { htmlBlocks, htmlLine } from './read-html.ts'
import type { Teller } from './teller.ts'

/** Signs that a hand writes on one line. */
const onLine = 75

/** Lines for a text of so many characters; never a page of them. */
const roomFor = (characters: number) => Math.min(8, Math.max(3, Math.ceil(characters / onLine)))

/** Scenes are called by their place, from 1. */
export const sceneNumbers = ({ scenes }: CaseSpec): ReadonlyMap<string, number> =>
  new Map(scenes.map(({ id }, at) => [id, at + 1]))

type Walk = { spec: CaseSpec; tell: Teller; numberOf: (id: string) => number }

/** What happened on the way here, told to who took it: on the site it is told with this scene too. */
function arrivals(scene: Scene, { spec, tell, numberOf }: Walk): Block[] {
  return spec.scenes.flatMap(({ id, decision }) =>
    (decision?.options ?? []).flatMap(({ to, outcomeHtml }, at): Block[] => {
      if (to !== scene.id || !outcomeHtml) return []
      const label = tell.say('scene_here', { number: numberOf(id), letter: letterOf(at) })
      return [{ kind: 'box', tone: 'outcome', label, inside: htmlBlocks(outcomeHtml, tell.language) }]
    }),
  )
}

const counters = (texts: Scene['counters'], { say, department, language }: Teller): Block[] =>
  texts.map(({ department: kind, html }) => ({
    kind: 'box',
    tone: 'counter',
    label: say('scene_from', { department: department(kind) }),
    inside: htmlBlocks(html, language),
  }))

function decisionOf({ decision }: Scene, { tell, numberOf }: Walk): Block[] {
  if (!decision) return []
  const { say, language } = tell
  const items = decision.options.map(({ html, to }, at) => {
    const go = say('scene_go', { number: numberOf(to) }).replaceAll(' ', '\u00A0')
    const way: Inline[] = [text(' →\u00A0'), goTo(anchors.scene(to), go)]
    return { letter: letterOf(at), inside: [...htmlLine(html, language), ...way] }
  })
  const prompt = htmlBlocks(decision.promptHtml, language).map((one): Block =>
    one.kind === 'paragraph' ? paragraph({ kind: 'strong', inside: one.inside }) : one,
  )
  const room = lines(decision.reasonMin > 0 ? roomFor(decision.reasonMin * 3) : 2, say('reason'))
  return [...prompt, ...counters(decision.counters, tell), { kind: 'ticks', round: true, items }, room]
}

function reflectionOf({ reflection }: Scene, { say, language }: Teller): Block[] {
  if (!reflection) return []
  return [...htmlBlocks(reflection.promptHtml, language), lines(roomFor(reflection.max), say('reflection'))]
}

function sceneOf(scene: Scene, walk: Walk): Block {
  const { tell, spec, numberOf } = walk
  const { say, language } = tell
  const number = numberOf(scene.id)
  const onward = scene.next
    ? [paragraph(text('→ '), goTo(anchors.scene(scene.next), say('scene_next', { number: numberOf(scene.next) })))]
    : []
  const end = scene.end ? [paragraph(text('→ '), goTo(anchors.ending(spec.id), say('scene_end')))] : []
  const inside = [
    ...arrivals(scene, walk),
    ...htmlBlocks(scene.html, language),
    ...counters(scene.counters, tell),
    ...decisionOf(scene, walk),
    ...reflectionOf(scene, tell),
    ...onward,
    ...end,
  ]
  const title = tell.plain(scene.title)
  return { kind: 'section', anchor: anchors.scene(scene.id), level: 5, kicker: say('scene', { number }), title, inside }
}

const small = (value: string): Block => ({ kind: 'heading', level: 6, inside: [text(value)] })

/** What is read after an end: the voices of others, the rubric to look at one's choice again, the debrief. */
function endingOf(spec: CaseSpec, { say, language, plain }: Teller): Block {
  const readings = spec.readings.map(({ by, role, html }): Block => ({
    kind: 'quote',
    by: `${plain(by)}, ${plain(role)}`,
    inside: htmlBlocks(html, language),
  }))
  const rubric = spec.rubric.flatMap(({ criterion, levels }): Block[] => [
    paragraph(strong(plain(criterion))),
    { kind: 'list', ordered: true, items: levels.map((level) => [paragraph(text(plain(level)))]) },
  ])
  const inside = [
    paragraph({ kind: 'emphasis', inside: [text(say('ending_lead'))] }),
    ...(readings.length > 0 ? [small(say('readings')), ...readings] : []),
    ...(rubric.length > 0 ? [small(say('rubric')), ...rubric] : []),
    small(say('debrief')),
    ...htmlBlocks(spec.debriefHtml, language),
  ]
  const titled = { kicker: plain(spec.title), title: say('ending') }
  return { kind: 'section', anchor: anchors.ending(spec.id), level: 5, ...titled, inside }
}

/**
 * A case as a book of numbered scenes: each names the scenes its choices lead to, and what happened on the way stands at
 * the head of the scene that follows. Voices and debrief are on a page of their own, after the last scene.
 */
export function casePaper(spec: CaseSpec, tell: Teller): Block[] {
  const numbers = sceneNumbers(spec)
  const walk: Walk = { spec, tell, numberOf: (id) => numbers.get(id) ?? 0 }
  const start = paragraph({ kind: 'emphasis', inside: [text(tell.say('case_start'))] })
  const scenes = spec.scenes.map((scene) => sceneOf(scene, walk))
  const inside: Block[] = [start, ...scenes, { kind: 'newpage' }, endingOf(spec, tell)]
  const named = { kicker: tell.say('exercise_case'), title: tell.plain(spec.title) }
  return [{ kind: 'newpage' }, { kind: 'section', anchor: anchors.exercise(spec.id), level: 4, ...named, inside }]
}
