import { attributeText, literalText } from '../../dialect-text.ts'
import { template } from '../template-left.ts'
import type { PracticeStory } from './schemas.ts'

/** Lines that say something, without the sign of a list or of a table before them. */
const linesOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.replace(/^[-–•*|\s]+/, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))

const paragraphs = (text: string, by = ''): string =>
  linesOf(text)
    .map((line) => `${by}${literalText(line)}`)
    .join('\n\n')

const section = (title: string, text: string): string[] => (text === '' ? [] : [`## ${title}`, paragraphs(text)])

const openQuestion = 'Che cosa dovrebbe esserci da noi perché funzioni anche qui?'

/** What made it work as something to keep: its ingredients, and its doubts as questions to put to oneself. */
function keepsake(id: string, { title, worked, ingredients, doubts }: PracticeStory): string[] {
  const parts = linesOf(ingredients)
  if (parts.length === 0) return section('Che cosa ha funzionato', worked)
  const asked = linesOf(doubts)
  return [
    '## Che cosa ha funzionato',
    [
      `<GoodPractice id="${id}-pratica" title="${attributeText(title)}">`,
      ...(worked === '' ? [] : [paragraphs(worked, '  '), '']),
      ...parts.map((one) => `  <Ingredient>${literalText(one)}</Ingredient>`),
      ...(asked.length > 0 ? asked : [openQuestion]).map((one) => `  <SelfCheck>${literalText(one)}</SelfCheck>`),
      '</GoodPractice>',
    ].join('\n'),
  ]
}

/** The skeleton of a case: how it begins and how it went are told, the rest waits for its author. */
function skeleton(id: string, { title, context, happened, worked }: PracticeStory): string {
  return `<Case id="${id}-caso" title="${attributeText(title)}">
  <Scene id="${id}-inizio" title="Come comincia">
${paragraphs(context, '    ')}

    <Decision id="${id}-scelta" prompt="Che cosa fai?">
      <Option to="${id}-come-e-andata">${template.choice}</Option>
      <Option to="${id}-altra-strada">${template.otherChoice}</Option>
    </Decision>
  </Scene>
  <Scene id="${id}-come-e-andata" title="Come è andata" end>
${paragraphs(happened, '    ')}
  </Scene>
  <Scene id="${id}-altra-strada" title="Un’altra strada" end>
    ${template.otherWay}
  </Scene>
  <Reading by="Una mediatrice" role="mediatrice">${template.mediator}</Reading>
  <Reading by="Una collega" role="collega">${template.colleague}</Reading>
  <Debrief>
${paragraphs(worked === '' ? template.debrief : worked, '    ')}
  </Debrief>
</Case>`
}

/**
 * What somebody tells of their work as a lesson: how it began, the skeleton of a case in whose scene it is told how it went,
 * and only then who helped and what made it work, to be kept. It has no fault; what its author is still to write says so. Words are text, whatever signs are in them.
 */
export function writePractice(lessonId: string, story: PracticeStory): string {
  const withoutList = linesOf(story.ingredients).length === 0
  return [
    ...section('Dove e quando', story.context),
    '## Provaci tu',
    skeleton(lessonId, story),
    ...section('Chi ha aiutato', story.helped),
    ...keepsake(lessonId, story),
    ...(withoutList ? section('Dubbi che restano', story.doubts) : []),
  ].join('\n\n')
}
