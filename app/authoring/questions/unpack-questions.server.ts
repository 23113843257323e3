import { isLeftOut } from '#app/platform/zip-member.ts'
import { unpack } from '../drafts/import/unpack.server.ts'
import { bounds, UnreadableFile } from './question.ts'

/** Folders in folders of a package. */
const depth = 8
const isItem = (name: string) => name.toLowerCase().endsWith('.xml') && !/(?:^|\/)imsmanifest\.xml$/i.test(name)

/**
 * The XML files of a package, in the order of their names. Media are passed over unread.
 * @throws UnreadableFile `zip_bomb`, `zip_name`, `zip_broken`
 */
export async function unpackQuestions(bytes: Uint8Array): Promise<Uint8Array[]> {
  const within = { entries: bounds.members, bytes: bounds.unpacked, depth }
  const opened = await unpack(bytes, { ...within, isLeftOut: (name) => isLeftOut(name) || !isItem(name) })
  if (opened.ok) return [...opened.files].toSorted(([a], [b]) => a.localeCompare(b)).map(([, member]) => member)
  const [first] = opened.refusals
  if (first?.code.startsWith('name_')) throw new UnreadableFile('zip_name', first.name)
  const isLarge = first?.code === 'zip_bomb' || first?.code === 'zip_large' || first?.code === 'zip_many'
  throw new UnreadableFile(isLarge ? 'zip_bomb' : 'zip_broken')
}
