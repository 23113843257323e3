import { createHash } from 'node:crypto'
import type { PackageStructure } from '../package-structure.ts'
import { authoringTool } from './authoring-tool.ts'
import { findManifest } from './find-manifest.ts'
import { HostList } from './foreign-hosts.ts'
import { manifestText } from './manifest-text.ts'
import { endingOf, mediaTypeOf } from './media-type.ts'
import { DamagedMember, openPackage, type OpenPackage } from './open-package.server.ts'
import { readManifest, type ReadManifest } from './read-manifest.ts'
import { Findings, type PackageReport, type Refusal, type RefusalCode, type WarningCode } from './report.ts'
import { textKind, TextScan, type TextSign } from './scan-text.ts'

/** Bytes of a manifest; one that names ten thousand files has two million. */
const manifestBytes = 10_000_000
const headBytes = 256
/** What servers and desks would run; here it is only given to download. */
const programs = new Set(
  'php phtml asp aspx jsp jspx cgi pl py rb exe dll com msi bat cmd sh ps1 vbs scr jar class apk dmg'.split(' '),
)
const plugins = new Set(['swf', 'flv', 'class', 'jar', 'xap', 'dcr'])

/** A file of a package as it is to be kept: `name` is that in the archive, `path` that in the package. */
export type PackageFile = { name: string; path: string; bytes: number; mediaType: string; sha256: string }
/** `files` is empty where the package is refused. */
export type CheckedPackage = { report: PackageReport; files: PackageFile[] }

type Read = NonNullable<ReadManifest['read']>
type Warnings = Findings<WarningCode>

const refusedWith = (refusals: Refusal[], warnings: Warnings, structure: PackageStructure | null = null) => ({
  report: { ok: false, refusals, warnings: warnings.list(), facts: null, structure },
  files: [],
})

async function wholeOf(zip: OpenPackage, name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of zip.read(name)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Reads every file once, to its end: what it is, whom it names, and whether it is what was packed. */
class FileReader {
  readonly hosts = new HostList()
  readonly files: PackageFile[] = []
  readonly signs = new Set<TextSign>()
  readonly #zip: OpenPackage
  readonly #top: string
  readonly #warnings: Warnings

  constructor(zip: OpenPackage, top: string, warnings: Warnings) {
    this.#zip = zip
    this.#top = top
    this.#warnings = warnings
  }

  async readAll(manifest: string): Promise<void> {
    for (const { name, bytes } of this.#zip.members) {
      const path = name.slice(this.#top.length)
      const read = await this.#read(name, path, name === manifest)
      this.files.push({ name, path, bytes, ...read })
    }
  }

  async #read(name: string, path: string, isManifest: boolean) {
    const kind = isManifest || endingOf(path) === 'xsd' ? null : textKind(path)
    const scan = kind ? new TextScan(kind, path, this.hosts) : null
    const hash = createHash('sha256')
    let head: Uint8Array = new Uint8Array()
    for await (const piece of this.#zip.read(name)) {
      if (head.length < headBytes) head = Buffer.concat([head, piece.subarray(0, headBytes - head.length)])
      scan?.push(piece)
      hash.update(piece)
    }
    scan?.end()
    const { mediaType, isContradicted } = mediaTypeOf(path, head)
    if (isContradicted) this.#warnings.add('media_wrong', { example: path })
    this.#warn(path, scan)
    return { mediaType, sha256: hash.digest('hex') }
  }

  #warn(path: string, scan: TextScan | null): void {
    for (const sign of scan?.found ?? []) this.signs.add(sign)
    if (programs.has(endingOf(path))) this.#warnings.add('server_files', { example: path })
    if (plugins.has(endingOf(path)) || scan?.found.has('plugin')) this.#warnings.add('plugins', { example: path })
    if (scan?.found.has('popup')) this.#warnings.add('popups', { example: path })
  }
}

function warnOfHosts(hosts: HostList, warnings: Warnings): void {
  const codes = { loads: 'hosts_loaded', links: 'hosts_linked', names: 'hosts_named' } as const
  for (const { host, use, insecure, places } of hosts.list()) {
    const [place] = places
    const where = place && place.line > 0 ? `${host} (${place.file}:${place.line})` : host
    warnings.add(codes[use], { example: where })
    if (insecure && use === 'loads') warnings.add('insecure_loaded', { example: host })
  }
}

/** Files that every package has and no resource lists: schemas of the manifest and what describes it. */
const isControl = (path: string) => /^imsmanifest\.xml$/i.test(path) || /\.(?:xsd|dtd)$/i.test(path)

function warnOfContents({ facts, listed }: Read, reader: FileReader, warnings: Warnings): void {
  for (const { path } of reader.files) {
    if (!listed.has(path) && !isControl(path)) warnings.add('files_unlisted', { example: path })
  }
  if (facts.scos > 0 && !reader.signs.has('speaks')) warnings.add('never_speaks')
  else if (facts.scos > 0 && !reader.signs.has('completes')) warnings.add('never_completed')
}

/** Characters of `cmi.suspend_data`: RTE 1.2 §3.4.4; RTE 2004 third edition §4.2.23, which the second is given too. */
const stateLimits = { '1.2': 4096, '2004-2': 64_000, '2004-3': 64_000, '2004-4': 64_000 } as const

function reportOf(zip: OpenPackage, read: Read, reader: FileReader, warnings: Warnings): PackageReport {
  const { structure, facts, foreign } = read
  for (const host of foreign) reader.hosts.add({ host, use: 'loads', insecure: false }, 'imsmanifest.xml', 0)
  warnOfHosts(reader.hosts, warnings)
  warnOfContents(read, reader, warnings)
  const tool = authoringTool(reader.files.map(({ path }) => path))
  const limit = stateLimits[structure.edition]
  const { signs } = reader
  if (structure.edition === '1.2' && signs.has('suspends') && tool?.keeps === 'much') {
    warnings.add('state_limit', { name: tool.name, detail: String(limit) })
  }
  const state = { limit, namesSuspendData: signs.has('suspends'), namesInteractions: signs.has('interacts') }
  const bytes = zip.members.reduce((sum, member) => sum + member.bytes, 0)
  return {
    ok: true,
    refusals: [],
    warnings: warnings.list(),
    facts: {
      ...facts,
      files: zip.members.length,
      packedBytes: zip.packedBytes,
      bytes,
      tool,
      hosts: reader.hosts.list(),
      state,
    },
    structure,
  }
}

async function manifestOf(zip: OpenPackage, refusals: Findings<RefusalCode>) {
  const found = findManifest(zip.members.map(({ name }) => name))
  if (!found.ok) {
    refusals.add(found.code, { name: found.name })
    return null
  }
  const { top, name } = found
  if (top !== '') zip.notes.add('manifest_wrapped', { name: top })
  if (name !== `${top}imsmanifest.xml`) zip.notes.add('manifest_named', { name })
  const size = zip.members.find((member) => member.name === name)?.bytes ?? 0
  const text = size > manifestBytes ? '' : manifestText(await wholeOf(zip, name))
  if (size > manifestBytes) refusals.add('manifest_large')
  else if (text === null) refusals.add('manifest_encoding')
  return text === null || !refusals.isEmpty ? null : { top, name, text }
}

async function checkOpened(zip: OpenPackage): Promise<CheckedPackage> {
  const refusals = new Findings<RefusalCode>()
  const manifest = await manifestOf(zip, refusals)
  if (!manifest) return refusedWith(refusals.list(), zip.notes)
  const { top, name, text } = manifest
  const paths = zip.members.map((member) => member.name.slice(top.length))
  const { read, refusals: wrong, warnings } = readManifest(text, paths)
  const all = zip.notes.and(warnings)
  if (!read || !wrong.isEmpty) return refusedWith(wrong.list(), all, read?.structure)
  const reader = new FileReader(zip, top, all)
  await reader.readAll(name)
  return { report: reportOf(zip, read, reader, all), files: reader.files }
}

/**
 * Checks the package in a file: its archive, its manifest, and every file in it, of which nothing is run and nothing is
 * fetched. Reads it once from end to end; memory does not grow with its size. What is wrong is in the report, in all
 * editions of SCORM that are played (1.2; 2004 second to fourth). @throws when the file itself cannot be opened
 */
export async function checkPackage(path: string): Promise<CheckedPackage> {
  const opened = await openPackage(path)
  if (!opened.ok) return refusedWith(opened.refusals, new Findings<WarningCode>())
  try {
    return await checkOpened(opened.package)
  } catch (error) {
    if (!(error instanceof DamagedMember)) throw error
    const refusals = new Findings<RefusalCode>()
    refusals.add(error.code, { name: error.member })
    return refusedWith(refusals.list(), opened.package.notes)
  } finally {
    opened.package.close()
  }
}
