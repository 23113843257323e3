import { diffArrays } from 'diff'
import { element, isElement, outsideOf, signatureOf, words, type DrawnNode, type Element } from './drawing.ts'

/** A word, a blank, a sign, or what is no words at all, with the elements it stands in, the outermost first. */
type Token = { key: string; node: DrawnNode; within: readonly Element[]; isBlank: boolean }
type Mark = 'same' | 'added' | 'removed'
/** `also`: the elements it stood in before, where it stayed. */
type Marked = Token & { mark: Mark; also?: readonly Element[] }

const piece = /\s+|[\p{L}\p{N}\p{M}]+['’]?|./gsu

function tokensOf(nodes: readonly DrawnNode[], within: readonly Element[] = []): Token[] {
  const place = within.map(outsideOf).join('>')
  return nodes.flatMap((node): Token[] => {
    if (isElement(node)) {
      if (node.children.length > 0 && !holdsNoWords(node)) return tokensOf(node.children, [...within, node])
      return [{ key: `${place} ${signatureOf(node)}`, node, within, isBlank: false }]
    }
    return (node.value.match(piece) ?? []).map((value) => {
      const isBlank = value.trim() === ''
      return { key: `${place} ${isBlank ? ' ' : value}`, node: words(value), within, isBlank }
    })
  })
}

/** Films, drawings and the like are one thing, whatever stands in them. */
const whole = new Set(['video', 'audio', 'svg', 'picture', 'select', 'button', 'textarea'])
const holdsNoWords = ({ tagName }: Element) => whole.has(tagName)

type Step = { mark: Mark; tokens: Marked[] }

/** What stayed, went and came, in this order where words stand for others; a blank between two changes is one with them. */
function stepsOf(before: readonly Token[], after: readonly Token[]): Step[] {
  const changes = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )
  const steps: { went: Token[]; came: Token[]; stayed: boolean }[] = []
  let [i, j] = [0, 0]
  for (const { added, removed, value } of changes) {
    const went = added ? [] : before.slice(i, i + value.length)
    const came = removed ? [] : after.slice(j, j + value.length)
    i += went.length
    j += came.length
    const last = steps.at(-1)
    if ((added || removed) && last && !last.stayed) {
      last.went.push(...went)
      last.came.push(...came)
    } else steps.push({ went, came, stayed: !added && !removed })
  }
  const joined = steps.reduce<typeof steps>((done, step, at) => {
    const last = done.at(-1)
    const isGap = step.stayed && step.came.every(({ isBlank }) => isBlank) && at > 0 && at < steps.length - 1
    if (!last || (last.stayed && !isGap) || (step.stayed && !isGap)) return [...done, step]
    last.went.push(...step.went)
    last.came.push(...step.came)
    return done
  }, [])
  return joined.flatMap(({ went, came, stayed }): Step[] => {
    if (stayed) {
      const tokens = came.map((token, at) => ({ ...token, mark: 'same' as const, also: went[at]?.within ?? [] }))
      return [{ mark: 'same', tokens }]
    }
    return [
      { mark: 'removed', tokens: went.map((token) => ({ ...token, mark: 'removed' as const })) },
      { mark: 'added', tokens: came.map((token) => ({ ...token, mark: 'added' as const })) },
    ]
  })
}

/** Whether two neighbours stand in one element at this depth: of before and of after each knows its own. */
function areTogether(one: Marked, other: Marked, depth: number): boolean {
  const [a, b] = [one.within[depth], other.within[depth]]
  if (!a || !b) return !a && !b && one.mark === other.mark
  if (outsideOf(a) !== outsideOf(b)) return false
  const sides = ({ mark, within, also }: Marked) => ({
    before: mark === 'added' ? undefined : mark === 'same' ? also?.[depth] : within[depth],
    after: mark === 'removed' ? undefined : within[depth],
  })
  const [first, second] = [sides(one), sides(other)]
  const agree = (x: Element | undefined, y: Element | undefined) => !x || !y || x === y
  return agree(first.before, second.before) && agree(first.after, second.after)
}

const tags = { added: 'ins', removed: 'del' } as const

/** Ids stand once in a page: those of what went are left out. */
export function withoutId(node: DrawnNode): DrawnNode {
  if (!isElement(node)) return node
  return element(node.tagName, { ...node.properties, id: undefined }, node.children.map(withoutId))
}

/** Words put back into the elements they stand in; the marks are innermost, so that a bold phrase stays one. */
function assembled(tokens: readonly Marked[], depth = 0): DrawnNode[] {
  const groups = tokens.reduce<Marked[][]>((done, token) => {
    const group = done.at(-1)
    const last = group?.at(-1)
    if (group && last && areTogether(last, token, depth)) group.push(token)
    else done.push([token])
    return done
  }, [])
  return groups.flatMap((group): DrawnNode[] => {
    const [first] = group
    if (!first) return []
    const within = group.find(({ mark }) => mark !== 'removed')?.within[depth] ?? first.within[depth]
    if (within) return [element(within.tagName, within.properties, assembled(group, depth + 1))]
    const nodes = group.map(({ node }) => node)
    if (first.mark === 'same') return nodes
    return [element(tags[first.mark], {}, first.mark === 'removed' ? nodes.map(withoutId) : nodes)]
  })
}

/** Two stretches of running text as one: words that came in `ins`, words that went in `del`. */
export function compareWords(before: readonly DrawnNode[], after: readonly DrawnNode[]): DrawnNode[] {
  const steps = stepsOf(tokensOf(before), tokensOf(after))
  return assembled(steps.flatMap(({ tokens }) => tokens))
}
