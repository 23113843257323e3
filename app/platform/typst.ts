import path from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'

const fonts = path.resolve('node_modules/bootstrap-italia/dist/fonts/Titillium_Web')

/** A compiler that reads no file outside a folder. */
export function openCompiler(workspace: string): NodeCompiler {
  return NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] })
}

const compilers = new Map<string, NodeCompiler>()

/** One compiler for each folder of templates. */
function compilerOf(workspace: string): NodeCompiler {
  const opened = compilers.get(workspace)
  if (opened) return opened
  const made = openCompiler(workspace)
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

/**
 * A template by its folder in the repository and its file, and the texts it prints as `sys.inputs`. `files` are beside
 * it for this document alone, by name; one of them may be the template itself.
 */
export type Document = {
  folder: string
  file: string
  inputs: Record<string, string>
  files?: ReadonlyMap<string, Uint8Array>
}

/**
 * Sets a document here and now, holding the thread meanwhile: pages call `typeset`, which has a thread for it. The
 * server runs as a bundle elsewhere and is always started at the repository's root, from where `folder` counts.
 * @throws Error with Typst's diagnostics
 */
export function setDocument(
  { folder, file, inputs, files = new Map() }: Document,
  pdfStandard: PdfStandard,
): Uint8Array {
  const workspace = path.resolve(folder)
  const compiler = compilerOf(workspace)
  const shadows = [...files].map(([name, bytes]) => ({ at: path.join(workspace, name), bytes }))
  try {
    for (const { at, bytes } of shadows) compiler.mapShadow(at, Buffer.from(bytes))
    return compiler.pdf(compile(compiler, path.join(workspace, file), inputs), { pdfStandard })
  } finally {
    for (const { at } of shadows) compiler.unmapShadow(at)
    compiler.evictCache(10)
  }
}
