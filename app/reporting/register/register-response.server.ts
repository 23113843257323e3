import { attachment } from '#app/certificates/file-names.ts'
import type { RegisterFile } from './export-register.server.ts'

/** A register sent as a file to keep. Personal data stay out of every cache. */
export function registerResponse({ name, mediaType, bytes }: RegisterFile): Response {
  const headers = {
    'Content-Type': mediaType,
    'Content-Length': String(bytes.byteLength),
    'Content-Disposition': attachment(name),
    'Cache-Control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
