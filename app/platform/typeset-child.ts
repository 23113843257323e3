/**
 * The process `typesetApart` starts: sets one document sent by its parent and answers, or is killed. Its folder is a new
 * one of its own, its environment empty, and what it would fetch it cannot.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { openCompiler } from './typst.ts'

const Asked = z.object({
  workspace: z.string(),
  source: z.string(),
  inputs: z.record(z.string(), z.string()),
  files: z.array(z.tuple([z.string(), z.instanceof(Uint8Array)])),
  output: z.enum(['a-3a', '1.7', 'svg']),
})

const Diagnostics = z.array(
  z.object({
    message: z.string(),
    severity: z.number(),
    path: z.string(),
    range: z.object({ start: z.object({ line: z.number() }) }).nullable(),
  }),
)

function set(message: unknown) {
  const { workspace, source, inputs, files, output } = Asked.parse(message)
  const main = path.join(workspace, 'main.typ')
  writeFileSync(main, source)
  for (const [name, bytes] of files) writeFileSync(path.join(workspace, name), bytes)
  // Only a compiler that has compiled nothing before knows the lines of what is wrong.
  const compiler = openCompiler(workspace)
  const outcome = compiler.compile({ mainFilePath: main, inputs })
  if (!outcome.result) {
    const error = outcome.takeError()
    const found = Diagnostics.parse(error ? compiler.fetchDiagnostics(error) : [])
    const [first] = found.filter(({ severity }) => severity === 1)
    const line = first?.range && first.path === main ? first.range.start.line + 1 : null
    return { ok: false, line, message: (first?.message ?? 'unknown').replaceAll(`${workspace}${path.sep}`, '') }
  }
  try {
    const bytes =
      output === 'svg'
        ? Buffer.from(compiler.plainSvg(outcome.result))
        : compiler.pdf(outcome.result, { pdfStandard: output })
    return { ok: true, bytes: new Uint8Array(bytes), pages: outcome.result.numOfPages }
  } catch (error) {
    return { ok: false, line: null, message: error instanceof Error ? error.message : String(error) }
  }
}

process.once('message', (message) => process.send?.(set(message), () => process.exit(0)))
