import { escapeXml } from '#app/platform/escape-xml.ts'
import { layOutCase, nodeHeight, type GraphEdge, type GraphNode } from './case-graph.ts'
import type { CaseSpec } from './schemas.ts'

/** What a picture says of a case beside its scenes and ways. */
export type PictureNotes = {
  /** What stands for a scene that may not be told yet; null tells its title. */
  untold: (sceneId: string) => string | null
  /** Beneath a scene's title. */
  underScene: (sceneId: string) => string
  /** Beside a way's letter, and its thickness in pixels. */
  onWay: (key: string) => { text: string; thickness: number }
  /** Scenes and ways of the reader's own walk. */
  own: ReadonlySet<string>
}

const short = (value: number) => String(Math.round(value * 10) / 10)

const lineLength = 23

/** A title in two lines at most, cut at a blank where there is one. */
function linesOf(title: string): string[] {
  if (title.length <= lineLength) return [title]
  const cut = title.lastIndexOf(' ', lineLength)
  const at = cut > 0 ? cut : lineLength
  const rest = title.slice(at).trim()
  return [title.slice(0, at), rest.length > lineLength ? `${rest.slice(0, lineLength - 1)}…` : rest]
}

function nodeMarkup({ id, title, end, x, y, width }: GraphNode, notes: PictureNotes): string {
  const untold = notes.untold(id)
  const under = notes.underScene(id)
  const lines = [...linesOf(untold ?? title), ...(under ? [under] : [])]
  const kinds = [end ? 'end' : '', untold === null ? '' : 'untold', notes.own.has(id) ? 'own' : '']
  const classes = ['picture-scene', ...kinds.filter(Boolean).map((kind) => `picture-scene--${kind}`)].join(' ')
  const first = y + nodeHeight / 2 + 5 - ((lines.length - 1) * 16) / 2
  const texts = lines.map((line, index) => {
    const isUnder = under !== '' && index === lines.length - 1
    return `<text x="${short(x)}" y="${short(first + index * 16)}"${isUnder ? ' class="picture-under"' : ''}>${escapeXml(line)}</text>`
  })
  const box = `<rect x="${short(x - width / 2)}" y="${short(y)}" width="${width}" height="${nodeHeight}" rx="${end ? 26 : 6}"/>`
  return `<g class="${classes}">${box}${texts.join('')}</g>`
}

/** Joins points by curves that leave and arrive upright. */
function curve(points: GraphEdge['points']): string {
  const [first, ...rest] = points
  if (!first) return ''
  let { x, y } = first
  const pieces = rest.map((point) => {
    const middle = (y + point.y) / 2
    const piece = `C${short(x)} ${short(middle)} ${short(point.x)} ${short(middle)} ${short(point.x)} ${short(point.y)}`
    ;({ x, y } = point)
    return piece
  })
  return `M${short(first.x)} ${short(first.y)}${pieces.join('')}`
}

function wayMarkup({ key, points }: GraphEdge, notes: PictureNotes): string {
  const { thickness } = notes.onWay(key)
  const own = notes.own.has(key) ? ' picture-way--own' : ''
  return `<path class="picture-way${own}" d="${curve(points)}" stroke-width="${short(thickness)}"/>`
}

function labelMarkup({ key, letter, from, points }: GraphEdge, notes: PictureNotes): string {
  const text = [letter, notes.onWay(key).text].filter(Boolean).join(' ')
  const [start] = points
  if (!start || !text || notes.untold(from) !== null) return ''
  const own = notes.own.has(key) ? ' picture-label--own' : ''
  const width = text.length * 8.2 + 10
  const box = `<rect x="${short(start.x - width / 2)}" y="${short(start.y + 8)}" width="${short(width)}" height="20" rx="10"/>`
  return `<g class="picture-label${own}">${box}<text x="${short(start.x)}" y="${short(start.y + 22)}">${escapeXml(text)}</text></g>`
}

/**
 * A case drawn as an SVG image: scenes in rows from the first down, ways as curves. All text of authors is escaped. It
 * is hidden from readers of the screen: the page beside it says the same in words or a table.
 */
export function drawCase(spec: CaseSpec, notes: PictureNotes): string {
  const { width, height, nodes, edges } = layOutCase(spec, (id) => notes.untold(id) !== null)
  const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`
  const parts = [
    ...edges.map((edge) => wayMarkup(edge, notes)),
    ...nodes.map((node) => nodeMarkup(node, notes)),
    ...edges.map((edge) => labelMarkup(edge, notes)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} aria-hidden="true" focusable="false">${parts.join('')}</svg>`
}
