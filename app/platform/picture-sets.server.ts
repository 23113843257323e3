import { typesetApart } from './typeset-apart.server.ts'

/**
 * Whether a PNG or JPEG can be printed in a document: one that is broken inside would stop every document it is to stand
 * on. Read in a process of its own, in about a third of a second.
 */
export async function pictureSets(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg'): Promise<boolean> {
  const name = mediaType === 'image/png' ? 'picture.png' : 'picture.jpg'
  const document = { source: `#image("${name}")`, inputs: {}, files: new Map([[name, bytes]]) }
  return (await typesetApart(document, '1.7')).ok
}
