import { formFieldKinds, FormSpec } from '#app/assessment/schemas.ts'
import type { FaultList } from './faults.ts'
import { markdownHtml, markdownLine } from './markdown-html.ts'
import { asBlocks } from './read-quiz.ts'
import { attributesOf, flagOf, partsOf, placeOf, plainText, textOf, type Node } from './syntax-tree.ts'

const named = (parts: readonly Node[], name: string) => parts.filter((part) => part.name === name)

function readOptions(parts: readonly Node[], node: Node, faults: FaultList): string[] {
  const items = named(parts, 'Item')
  const texts = items.map((item) => plainText(item.children ?? []))
  if (texts.length < 2) faults.add(placeOf(node), 'few_choices', { least: 2, name: 'Item', count: texts.length })
  for (const [index, text] of texts.entries()) {
    const place = placeOf(items[index] ?? node)
    if (!text) faults.add(place, 'prompt_missing', { what: '<Item>' })
    else if (texts.indexOf(text) < index) faults.add(place, 'same_text', { text })
  }
  return texts
}

/** The compilation to compare with and why it is so, apart. */
function readModel(models: readonly Node[]) {
  const [model] = models
  const { parts, content } = model ? partsOf(model) : { parts: [], content: [] }
  const whys = named(parts, 'Why')
  return {
    text: plainText(content),
    modelHtml: markdownHtml(asBlocks({ type: 'root', children: content })),
    whyHtml: whys.length ? whys.map((why) => markdownHtml(asBlocks(why))).join('') : null,
  }
}

function readField(node: Node, faults: FaultList) {
  const attributes = attributesOf(node)
  const { parts, content } = partsOf(node)
  const id = textOf(attributes, 'id')
  const kind = formFieldKinds.find((one) => one === attributes.kind) ?? 'line'
  const [stray] = kind === 'choice' ? [] : named(parts, 'Item')
  if (stray) faults.add(placeOf(stray), 'field_part', { kind, name: 'Item' })
  const options = kind === 'choice' ? readOptions(parts, node, faults) : []
  const models = named(parts, 'Model')
  if (models.length !== 1) faults.add(placeOf(node), 'model_count', { id, count: models.length })
  const { text, modelHtml, whyHtml } = readModel(models)
  if (models[0] && !text) faults.add(placeOf(models[0]), 'prompt_missing', { what: '<Model>' })
  else if (models[0] && kind === 'choice' && !options.includes(text)) {
    faults.add(placeOf(models[0]), 'model_choice', { text })
  }
  const label = textOf(attributes, 'label')
  const required = flagOf(attributes, 'required')
  return { id, label, kind, required, hintHtml: markdownLine(content) || null, options, modelHtml, whyHtml }
}

/** Takes a `<SimulationForm>` out of the text as the spec the server keeps (P3); null when it has faults. */
export function readForm(node: Node, faults: FaultList): FormSpec | null {
  const before = faults.faults.length
  const attributes = attributesOf(node)
  const { parts, content } = partsOf(node)
  const id = textOf(attributes, 'id')
  const fields = named(parts, 'FormField').map((field) => readField(field, faults))
  const introHtml = markdownHtml(content)
  if (!introHtml) faults.add(placeOf(node), 'prompt_missing', { what: '<SimulationForm>' })
  if (fields.length === 0) faults.add(placeOf(node), 'form_empty', { id })
  else if (!fields.some(({ required }) => required)) faults.add(placeOf(node), 'form_nothing_required', { id })
  if (faults.faults.length > before) return null
  const parsed = FormSpec.safeParse({ kind: 'form', id, title: textOf(attributes, 'title'), introHtml, fields })
  return parsed.success ? parsed.data : null
}
