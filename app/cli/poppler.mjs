/**
 * Where tests find the programs that read PDFs as others do: poppler's `pdftotext`, `pdfsig`, `pdftoppm` and their kin;
 * and `certutil`, by which `pdfsig` is told whom to trust.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { runQuietly, StepError } from './set-up.mjs'

const programs = ['pdftotext', 'pdfinfo', 'pdffonts', 'pdfdetach', 'pdftoppm', 'pdfsig', 'certutil']

function missingPrograms() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return programs.filter((program) => !folders.some((folder) => existsSync(path.join(folder, program))))
}

/**
 * Those of the system, else Debian's by apt.
 * @throws StepError with what to do
 */
export async function ensurePoppler() {
  if (missingPrograms().length === 0) return
  if (process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args) => runQuietly('apt-get', args, { env }).catch(() => undefined)
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', 'poppler-utils', 'libnss3-tools')
  }
  const missing = missingPrograms()
  if (missing.length === 0) return
  throw new StepError(
    `${missing.join(', ')} not found.`,
    'Install poppler and the tools of NSS (Debian: apt-get install poppler-utils libnss3-tools).',
  )
}
