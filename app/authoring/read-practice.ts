import { JournalSpec, SurveySpec, type PracticeSpec } from '#app/assessment/practice-schemas.ts'
import type { FaultList } from './faults.ts'
import { markdownHtml } from './markdown-html.ts'
import { asBlocks } from './read-quiz.ts'
import { attributesOf, partsOf, placeOf, plainText, textOf, type Node } from './syntax-tree.ts'

function readJournal(node: Node): JournalSpec | null {
  const attributes = attributesOf(node)
  const [id, title] = [textOf(attributes, 'id'), textOf(attributes, 'title')]
  const parsed = JournalSpec.safeParse({ kind: 'journal', id, title, promptHtml: markdownHtml(asBlocks(node)) })
  return parsed.success ? parsed.data : null
}

function readSurvey(node: Node, faults: FaultList): SurveySpec | null {
  const before = faults.faults.length
  const attributes = attributesOf(node)
  const { parts, content } = partsOf(node)
  const id = textOf(attributes, 'id')
  const nodes = parts.filter(({ name }) => name === 'Statement')
  const statements = nodes.map((statement) => ({
    name: textOf(attributesOf(statement), 'name'),
    text: plainText(statement.children ?? []),
  }))
  if (statements.length === 0) faults.add(placeOf(node), 'survey_empty', { id })
  for (const [index, { name, text }] of statements.entries()) {
    const twin = statements.slice(0, index).find((one) => one.name === name || one.text === text)
    if (twin) faults.add(placeOf(nodes[index] ?? node), 'same_text', { text: twin.name === name ? name : text })
  }
  if (faults.faults.length > before) return null
  const parsed = SurveySpec.safeParse({
    kind: 'survey',
    id,
    title: textOf(attributes, 'title'),
    introHtml: markdownHtml(content),
    when: textOf(attributes, 'when'),
    pair: textOf(attributes, 'pair'),
    statements,
  })
  return parsed.success ? parsed.data : null
}

/** Takes a `<Journal>` or `<Survey>` out of the text as the spec the server keeps; null when it is neither or has faults. */
export function readPractice(node: Node, faults: FaultList): PracticeSpec | null {
  if (node.name === 'Journal') return readJournal(node)
  return node.name === 'Survey' ? readSurvey(node, faults) : null
}
