export type UploadKind = 'folder' | 'word' | 'markdown' | 'questions'
export type KindFault = 'file_kind' | 'file_doc' | 'file_odt' | 'file_pdf'

const begins = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte)
const zip = [0x50, 0x4b, 0x03, 0x04]
/** Compound File Binary, of Word before 2007 and of documents with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0]
const pdf = [0x25, 0x50, 0x44, 0x46]

/** Whether an archive is a package of QTI: it has its manifest in it. */
const isPackage = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('imsmanifest.xml')

/** Whether a text has answers in braces, as GIFT has: Moodle names its exports `.txt`. */
const isGift = (bytes: Uint8Array) =>
  /\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[#}])/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 100_000)))

/** How a file is to be read, by its name and its first bytes, which must agree; or why no lesson can be made of it. */
export function uploadKind(name: string, bytes: Uint8Array): UploadKind | KindFault {
  const [ending = ''] = /[^.]*$/.exec(name.toLowerCase()) ?? []
  if (begins(bytes, compound) || ending === 'doc') return 'file_doc'
  if (begins(bytes, pdf)) return 'file_pdf'
  if (ending === 'odt') return 'file_odt'
  if (ending === 'gift' || ending === 'xml') return begins(bytes, zip) ? 'file_kind' : 'questions'
  if (ending === 'txt' && isGift(bytes)) return 'questions'
  if (['md', 'mdx', 'markdown', 'txt'].includes(ending)) return begins(bytes, zip) ? 'file_kind' : 'markdown'
  if (!begins(bytes, zip)) return 'file_kind'
  if (ending === 'docx') return 'word'
  if (ending !== 'zip') return 'file_kind'
  return isPackage(bytes) ? 'questions' : 'folder'
}
