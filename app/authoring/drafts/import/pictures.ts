import { sniff } from '../../media/sniff.ts'
import type { Figure, Loose } from './plain-tree.ts'
import type { ImportReport } from './report.ts'

/** Pictures of one document that come in. */
const most = 30
const taken = ['jpeg', 'png', 'gif', 'webp']
const address = /^picture:(\d+)$/

/** What a picture is called until it has its place in a module. `at` counts from 1. */
export const pictureName = (at: number) => `immagine-${at}.webp`

/** Whether an image is one of those that were kept. */
export const isPicture = ({ url = '' }: Loose): boolean => address.test(url)

/** The pictures of a document, of which not the name but the bytes say what they are. */
export class KeptPictures {
  readonly bytes: Uint8Array[] = []

  /** Keeps one. @returns the address it has meanwhile, empty where it does not come in */
  keep(bytes: Uint8Array): string {
    if (this.bytes.length >= most || !taken.includes(sniff(bytes))) return ''
    this.bytes.push(new Uint8Array(bytes))
    return `picture:${this.bytes.length}`
  }
}

/** The figures of the pictures inside a node, in order. */
export function figuresIn(node: Loose, report: ImportReport): Figure[] {
  const [, at] = node.type === 'image' ? (address.exec(node.url ?? '') ?? []) : []
  const inside = (node.children ?? []).flatMap((child) => figuresIn(child, report))
  if (at === undefined) return inside
  const alt = (node.alt ?? '').replace(/\s+/g, ' ').trim().slice(0, 300)
  report.note('picture', alt)
  return [{ type: 'figure', src: `media/${pictureName(Number(at))}`, alt }, ...inside]
}
