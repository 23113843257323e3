import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What poppler, which no line of ours is in, makes of a PDF. */
export type PdfReading = {
  text: string
  /** `Tagged`, `Pages`, … as pdfinfo names them. */
  info: ReadonlyMap<string, string>
  /** One line of pdffonts for each font. */
  fonts: string[]
  attachments: ReadonlyMap<string, string>
  /** Each page as a picture, portable pixmap at 80 dots an inch. */
  pages: Buffer[]
}

async function withFile<T>(pdf: Uint8Array, work: (folder: string, file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-pdf-'))
  try {
    const file = path.join(folder, 'document.pdf')
    await writeFile(file, pdf)
    return await work(folder, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

async function attachmentsOf(folder: string, file: string): Promise<Map<string, string>> {
  const { stdout } = await run('pdfdetach', ['-list', file])
  const names = [...stdout.matchAll(/^\d+: (.+)$/gm)].map((match) => match[1] ?? '')
  const read = async (name: string, index: number): Promise<[string, string]> => {
    const saved = path.join(folder, `attachment-${index}`)
    await run('pdfdetach', ['-save', String(index + 1), '-o', saved, file])
    return [name, await readFile(saved, 'utf8')]
  }
  return new Map(await Promise.all(names.map(read)))
}

/** Each page of a PDF as a picture. */
async function picturesOf(folder: string, file: string, pages: number): Promise<Buffer[]> {
  await run('pdftoppm', ['-r', '80', file, path.join(folder, 'page')])
  const digits = String(pages).length
  const names = Array.from({ length: pages }, (_, index) => `page-${String(index + 1).padStart(digits, '0')}.ppm`)
  return Promise.all(names.map((name) => readFile(path.join(folder, name))))
}

/** Reads a PDF with poppler's programs, which `npm test` installs where they are missing. */
export function readPdf(pdf: Uint8Array): Promise<PdfReading> {
  return withFile(pdf, async (folder, file) => {
    const [text, facts, fonts] = await Promise.all([
      run('pdftotext', ['-enc', 'UTF-8', file, '-']),
      run('pdfinfo', [file]),
      run('pdffonts', [file]),
    ])
    const pairs = linesOf(facts.stdout).map((line): [string, string] => {
      const [name = '', ...rest] = line.split(':')
      return [name, rest.join(':').trim()]
    })
    const info = new Map(pairs)
    return {
      text: text.stdout,
      info,
      fonts: linesOf(fonts.stdout).slice(2),
      attachments: await attachmentsOf(folder, file),
      pages: await picturesOf(folder, file, Number(info.get('Pages'))),
    }
  })
}
