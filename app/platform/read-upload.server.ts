import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node'
import { AppError } from './errors.ts'
import { largeBody } from './large-body.ts'
import { readForm, tidyForm } from './read-form.server.ts'

/** Bytes of all the large forms that are being read in this process. */
const mostAtOnce = 3 * largeBody
let reading = 0

type Part = { name: string; filename?: string; contentType: string; data: AsyncIterable<Uint8Array> }

/** A field as text, a file by its bytes: each piece is kept as it came, once. */
async function take({ filename, contentType, data }: Part): Promise<File | string> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of data) pieces.push(new Uint8Array(piece))
  if (filename !== undefined) return new File(pieces, filename, { type: contentType })
  return new TextDecoder().decode(Buffer.concat(pieces))
}

async function readParts(request: Request): Promise<FormData> {
  const form = await parseMultipart(request, take).catch((cause: unknown) => {
    throw new AppError('bad_request', { message: 'the body is not a form', cause })
  })
  return tidyForm(form)
}

/**
 * The form of a page that takes a large file (`largeBody` bytes at most), read as it comes: to be called
 * once it is known who sends it. Other kinds of form are read as `readForm` does.
 * @throws AppError as `readForm`; `unavailable` while so many are being read that memory would run short
 */
export async function readUpload(request: Request): Promise<FormData> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) return readForm(request)
  const length = Number(request.headers.get('Content-Length') ?? largeBody)
  if (reading + length > mostAtOnce) throw new AppError('unavailable', { message: 'too many large uploads at once' })
  reading += length
  try {
    return await readParts(request)
  } finally {
    reading -= length
  }
}
