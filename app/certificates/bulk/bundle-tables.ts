import { csvHeader, csvLines, type CsvColumn } from '#app/platform/csv.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import type { BundleLine } from './bundle-line.ts'
import { tableMessages } from './table-messages.ts'

/** A certificate of the bundle at its place in it; `size` in bytes. */
export type BundleFile = { path: string; sha256: string; size: number; line: BundleLine }

// The files go to the offices of Italian administrations, whatever language the asker reads the site in.
const t = translator(tableMessages, 'it')

const files: CsvColumn<BundleFile>[] = [
  { header: t('csv_path'), value: ({ path }) => path },
  { header: t('csv_sha256'), value: ({ sha256 }) => sha256 },
  { header: t('csv_number'), value: ({ line }) => line.certificate?.number },
  { header: t('csv_family_name'), value: ({ line }) => line.familyName },
  { header: t('csv_given_name'), value: ({ line }) => line.givenName },
  { header: t('csv_organisation'), value: ({ line }) => line.organisationName },
  { header: t('csv_department'), value: ({ line }) => line.departmentName },
  { header: t('csv_completed_on'), value: ({ line }) => line.certificate?.completedOn },
  { header: t('csv_hours'), value: ({ line }) => hoursOf(line.certificate?.minutes ?? 0) },
  { header: t('csv_verify_code'), value: ({ line }) => line.certificate?.verifyCode },
]

function subjectOf({ certificate }: BundleLine): string {
  if (!certificate) return ''
  const { number, course, person } = certificate
  return t('csv_subject_text', { number, course, person })
}

/**
 * What a register entry asks for (DPR 445/2000 art. 53: date, correspondents, object, digest). The scheme of
 * classification is each body's own and the number comes from its protocollo: those columns are left to it, and the
 * file filled in can be read back (`protocol/read-protocol-file.ts`).
 */
const metadata: CsvColumn<BundleFile>[] = [
  { header: t('csv_path'), value: ({ path }) => path },
  { header: t('csv_sha256'), value: ({ sha256 }) => sha256 },
  { header: t('csv_format'), value: () => 'application/pdf' },
  { header: t('csv_size'), value: ({ size }) => size },
  { header: t('csv_number'), value: ({ line }) => line.certificate?.number },
  { header: t('csv_subject'), value: ({ line }) => subjectOf(line) },
  { header: t('csv_document_date'), value: ({ line }) => line.certificate?.issuedOn },
  { header: t('csv_sender'), value: ({ line }) => line.certificate?.issuer },
  { header: t('csv_recipient'), value: ({ line }) => line.certificate?.person },
  { header: t('csv_organisation'), value: ({ line }) => line.organisationName },
  { header: t('csv_department'), value: ({ line }) => line.departmentName },
  { header: t('csv_classification'), value: () => '' },
  { header: t('csv_aoo'), value: ({ line }) => line.certificate?.protocol?.aoo },
  { header: t('csv_protocol_number'), value: ({ line }) => line.certificate?.protocol?.number },
  { header: t('csv_protocol_date'), value: ({ line }) => line.certificate?.protocol?.registeredOn },
]

const missing: CsvColumn<BundleLine>[] = [
  { header: t('csv_family_name'), value: ({ familyName }) => familyName },
  { header: t('csv_given_name'), value: ({ givenName }) => givenName },
  { header: t('csv_organisation'), value: ({ organisationName }) => organisationName },
  { header: t('csv_department'), value: ({ departmentName }) => departmentName },
  { header: t('csv_reason'), value: ({ state }) => (state === 'certified' ? '' : t(`missing_${state}`)) },
]

/**
 * The tables of a bundle, written as its list goes by: `manifest.csv` every PDF with its sha256, `metadati.csv` the same
 * for the protocollo, `mancanti.csv` everyone of the selection without a PDF, and why.
 */
export function bundleTables() {
  const texts = { manifest: [csvHeader(files)], metadata: [csvHeader(metadata)], missing: [csvHeader(missing)] }
  return {
    addFiles: (rows: readonly BundleFile[]) => {
      texts.manifest.push(csvLines(files, rows))
      texts.metadata.push(csvLines(metadata, rows))
    },
    addMissing: (rows: readonly BundleLine[]) => void texts.missing.push(csvLines(missing, rows)),
    finish: () =>
      [
        { path: 'manifest.csv', bytes: Buffer.from(texts.manifest.join('')) },
        { path: 'metadati.csv', bytes: Buffer.from(texts.metadata.join('')) },
        { path: 'mancanti.csv', bytes: Buffer.from(texts.missing.join('')) },
      ] as const,
  }
}
