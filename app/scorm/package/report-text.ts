import { translator, type Locale } from '#app/platform/i18n/messages.ts'
import { scormFactsMessages } from './facts-messages.ts'
import { scormReportMessages } from './report-messages.ts'
import type { PackageFacts, PackageReport, Refusal, Warning } from './report.ts'

/** The sentence that says why a package is not taken; the name of the file before it, where it speaks of one. */
export function refusalText({ code, name, detail }: Refusal, locale: Locale): string {
  const text = translator(scormReportMessages, locale)(`refused_${code}`, { name, detail }).trim()
  const isNamed = name !== '' && /^(?:zip|name|file|manifest)_/.test(code)
  return isNamed ? `${name}: ${text}` : text
}

/** The sentence of a warning. */
export function warningText({ code, name, detail, count }: Warning, locale: Locale): string {
  return translator(scormReportMessages, locale)(`warning_${code}`, { name, detail, count })
}

function sizeText(bytes: number, locale: Locale): string {
  const [unit, size] = bytes < 1_000_000 ? ['kB', bytes / 1000] : ['MB', bytes / 1_000_000]
  return `${size.toLocaleString(locale, { maximumFractionDigits: 1 })} ${unit}`
}

/** What a package is, as pairs of a label and what stands beside it. */
export function factsText(facts: PackageFacts, locale: Locale): { label: string; text: string }[] {
  const t = translator(scormFactsMessages, locale)
  const number = (value: number) => value.toLocaleString(locale)
  const { organisations, items, scos, assets, sequencing, entryPoints, hosts, state, tool } = facts
  const limit = number(state.limit)
  const entries = entryPoints.slice(0, 5).map(({ path, query }) => path + query)
  const remembered = [
    ...(state.namesSuspendData ? [t('state_suspends', { limit })] : []),
    ...(state.namesSuspendData && tool ? [t(`keeps_${tool.keeps}`)] : []),
    ...(state.namesInteractions ? [t('state_interacts')] : []),
  ]
  const played = organisations.find(({ isPlayed }) => isPlayed)
  return [
    { label: t('fact_edition'), text: t(`edition_${facts.edition}`) },
    { label: t('fact_title'), text: facts.title },
    { label: t('fact_tool'), text: tool?.name ?? t('tool_unknown') },
    {
      label: t('fact_organisations'),
      text: t('organisations', { count: organisations.length, title: played?.title || facts.title }),
    },
    { label: t('fact_items'), text: t('items', { items, scos, assets }) },
    {
      label: t('fact_entries'),
      text: [...entries, ...moreOf(entryPoints.length - entries.length, locale)].join('; '),
    },
    {
      label: t('fact_sequencing'),
      text:
        sequencing.rules === 0 && sequencing.sharedObjectives === 0
          ? t('sequencing_none')
          : t('sequencing', sequencing),
    },
    {
      label: t('fact_files'),
      text: t('files', {
        files: number(facts.files),
        bytes: sizeText(facts.bytes, locale),
        packed: sizeText(facts.packedBytes, locale),
      }),
    },
    {
      label: t('fact_hosts'),
      text:
        hosts.length === 0
          ? t('hosts_none')
          : [
              ...hosts.slice(0, 10).map(({ host, use }) => `${host} (${t(`host_${use}`)})`),
              ...moreOf(hosts.length - 10, locale),
            ].join(', '),
    },
    { label: t('fact_state'), text: remembered.length === 0 ? t('state_none', { limit }) : remembered.join('; ') },
  ]
}

/** What a report comes to, as the catalogue names it. */
export const verdictOf = ({ ok, warnings }: Pick<PackageReport, 'ok' | 'warnings'>) =>
  !ok ? 'refused' : warnings.length > 0 ? 'accepted_warned' : 'accepted'

/** The first places of a finding, and of how many more there is nothing to read. */
export function firstOf({ count, examples }: Refusal | Warning): { examples: string[]; more: number } {
  const first = examples.slice(0, 5)
  return { examples: first, more: first.length > 0 ? count - first.length : 0 }
}

const moreOf = (count: number, locale: Locale): string[] =>
  count > 0 ? [translator(scormFactsMessages, locale)('more', { count })] : []

/** A finding with what it was found in, on lines of their own. */
function withExamples(sign: string, text: string, finding: Refusal | Warning, locale: Locale): string[] {
  const { examples, more } = firstOf(finding)
  return [`${sign} ${text}`, ...examples.map((one) => `    ${one}`), ...moreOf(more, locale).map((one) => `    ${one}`)]
}

/** The report in lines for a terminal or a letter: the verdict, why, what the package is, what to know. */
export function reportLines(report: PackageReport, locale: Locale): string[] {
  const t = translator(scormFactsMessages, locale)
  const facts = report.facts ? factsText(report.facts, locale) : []
  const widest = Math.max(0, ...facts.map(({ label }) => label.length))
  return [
    `${report.ok ? '✓' : '✗'} ${t(verdictOf(report))}`,
    ...report.refusals.flatMap((one) => withExamples('✗', refusalText(one, locale), one, locale)),
    ...(facts.length > 0 ? ['', ...facts.map(({ label, text }) => `${label.padEnd(widest)}  ${text}`)] : []),
    ...(report.warnings.length > 0 ? [''] : []),
    ...report.warnings.flatMap((one) => withExamples('!', warningText(one, locale), one, locale)),
  ]
}
