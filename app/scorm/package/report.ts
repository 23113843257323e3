import type { PackageStructure, ScormEdition } from '../package-structure.ts'
import type { ForeignHost } from './foreign-hosts.ts'
import type { AuthoringTool } from './authoring-tool.ts'

/** Why a package is not taken. The sentence is `refused_<code>` of `report-messages.ts`. */
export const refusalCodes = [
  'zip_broken',
  'zip_heavy',
  'zip_many',
  'zip_large',
  'zip_bomb',
  'zip_encrypted',
  'zip_method',
  'zip_overlap',
  'file_damaged',
  'name_absolute',
  'name_parent',
  'name_backslash',
  'name_control',
  'name_empty',
  'name_long',
  'name_deep',
  'name_encoding',
  'name_link',
  'name_twice',
  'name_differs',
  'manifest_none',
  'manifest_deep',
  'manifest_large',
  'manifest_encoding',
  'manifest_broken',
  'manifest_doctype',
  'manifest_huge',
  'kind_aicc',
  'kind_cmi5',
  'kind_xapi',
  'kind_common_cartridge',
  'kind_qti',
  'kind_h5p',
  'kind_course',
  'kind_content',
  'edition_unknown',
  'nothing_to_open',
  'identifier_twice',
  'reference_unknown',
  'launch_none',
  'launch_missing',
  'launch_outside',
  'launch_foreign',
  'launch_scheme',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** What somebody should know of a package that is taken. The sentence is `warning_<code>`. */
export const warningCodes = [
  'edition_guessed',
  'manifest_wrapped',
  'manifest_named',
  'names_backslash',
  'names_undeclared',
  'files_left_out',
  'organisations',
  'default_organisation',
  'submanifest',
  'identifier_missing',
  'item_empty',
  'item_parent',
  'launch_repaired',
  'scorm_type',
  'mastery_score',
  'prerequisites_unread',
  'prerequisites_unknown',
  'sequencing_unknown',
  'sequencing_missing',
  'objective_missing',
  'shared_data',
  'listed_missing',
  'files_unlisted',
  'hosts_loaded',
  'hosts_named',
  'hosts_linked',
  'insecure_loaded',
  'plugins',
  'popups',
  'server_files',
  'media_wrong',
  'never_speaks',
  'never_completed',
  'state_limit',
] as const
export type WarningCode = (typeof warningCodes)[number]

/** One thing said of a package: `name` of the file or element it is about, `detail` more of it, `examples` of `count`. */
export type Finding<Code extends string> = {
  code: Code
  name: string
  detail: string
  count: number
  examples: string[]
}
export type Refusal = Finding<RefusalCode>
export type Warning = Finding<WarningCode>

/** One file of a package that is opened by itself. */
export type EntryPoint = { item: string; title: string; kind: 'sco' | 'asset'; path: string; query: string }

/** How much a package may keep between sittings, in characters, and whether its scripts name what is kept. */
export type StateFacts = { limit: number; namesSuspendData: boolean; namesInteractions: boolean }

export type PackageFacts = {
  edition: ScormEdition
  /** As the manifest says it; empty without. */
  schemaVersion: string
  identifier: string
  title: string
  organisations: { id: string; title: string; isPlayed: boolean }[]
  /** Items of the organisation that is played. */
  items: number
  scos: number
  assets: number
  /** Activities with rules of order, rules in all, objectives shared between activities. */
  sequencing: { activities: number; rules: number; sharedObjectives: number }
  entryPoints: EntryPoint[]
  files: number
  /** Bytes of the archive, and of its files unpacked. */
  packedBytes: number
  bytes: number
  tool: AuthoringTool | null
  hosts: ForeignHost[]
  state: StateFacts
}

/** What came of checking a package. `facts` and `structure` are null where its manifest could not be read. */
export type PackageReport = {
  ok: boolean
  refusals: Refusal[]
  warnings: Warning[]
  facts: PackageFacts | null
  structure: PackageStructure | null
}

const mostExamples = 20
const mostFindings = 100
const longest = 200
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u202e\u2060-\u206f\ufeff]/g

/** A text out of a package as it may be shown, in a terminal too: on one line, without signs nobody sees, not longer than a line. */
export const shown = (text: string): string => text.slice(0, longest).replace(unseen, '·')

/** Findings of one kind, each told once with what it was found in. */
export class Findings<Code extends string> {
  readonly #found = new Map<string, Finding<Code>>()

  /** Notes one place; `name` and `detail` apart make a finding apart, an `example` is counted in the one that is there. */
  add(code: Code, { name = '', detail = '', example = '' } = {}): void {
    const key = `${code}\n${name}\n${detail}`
    const known = this.#found.get(key)
    if (!known && this.#found.size >= mostFindings) return
    const finding = known ?? { code, name: shown(name), detail: shown(detail), count: 0, examples: [] }
    finding.count += 1
    if (example !== '' && finding.examples.length < mostExamples) finding.examples.push(shown(example))
    this.#found.set(key, finding)
  }

  /** Whether nothing was found. */
  get isEmpty(): boolean {
    return this.#found.size === 0
  }

  /** These and others, into which what is found later goes as well. */
  and(others: Findings<Code>): Findings<Code> {
    const both = new Findings<Code>()
    for (const [key, finding] of [...this.#found, ...others.#found]) both.#found.set(key, finding)
    return both
  }

  /** In the order they were found, at most a hundred. */
  list(): Finding<Code>[] {
    return [...this.#found.values()]
  }
}
