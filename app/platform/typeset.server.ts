import path from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'

const fonts = path.resolve('node_modules/bootstrap-italia/dist/fonts/Titillium_Web')

const compilers = new Map<string, NodeCompiler>()

/** One compiler for each folder of templates: it reads no file outside it. */
function compilerOf(workspace: string): NodeCompiler {
  const opened = compilers.get(workspace)
  if (opened) return opened
  const made = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] })
  compilers.set(workspace, made)
  return made
}

function compile(compiler: NodeCompiler, main: string, inputs: Record<string, string>): NodeTypstDocument {
  const outcome = compiler.compile({ mainFilePath: main, inputs })
  if (outcome.result) return outcome.result
  const diagnostics = JSON.stringify(outcome.takeError()?.shortDiagnostics ?? [])
  throw new Error(`the document could not be set: ${diagnostics}`)
}

/** PDF/A levels of ISO 19005 a document is set as, or plain tagged PDF. */
export type PdfStandard = 'a-2a' | 'a-3a' | '1.7'

/** A template by its folder in the repository and its file, and the texts it prints as `sys.inputs`. */
export type Document = { folder: string; file: string; inputs: Record<string, string> }

/**
 * Sets a document with Typst: the same template and inputs give the same bytes. It holds the event loop meanwhile.
 * The server runs as a bundle elsewhere and is always started at the repository's root, from where `folder` counts.
 * @throws Error with Typst's diagnostics
 */
export function typeset({ folder, file, inputs }: Document, pdfStandard: PdfStandard): Uint8Array {
  const workspace = path.resolve(folder)
  const compiler = compilerOf(workspace)
  try {
    return compiler.pdf(compile(compiler, path.join(workspace, file), inputs), { pdfStandard })
  } finally {
    compiler.evictCache(10)
  }
}
