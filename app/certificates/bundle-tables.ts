import { toCsv, type CsvColumn } from '#app/platform/csv.ts'
import { hoursOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import type { BundleCertificate, BundlePerson } from './bundle-people.server.ts'
import { letterMessages } from './letter-messages.ts'

/** A certificate of the bundle at its place in it. */
export type BundleFile = Omit<BundlePerson, 'certificate'> & { path: string; certificate: BundleCertificate }

// The files go to the offices of Italian administrations, whatever language the asker reads the site in.
const t = translator(letterMessages, 'it')

const files: CsvColumn<BundleFile>[] = [
  { header: t('csv_path'), value: ({ path }) => path },
  { header: t('csv_sha256'), value: ({ certificate }) => certificate.pdfSha256 },
  { header: t('csv_number'), value: ({ certificate }) => certificate.number },
  { header: t('csv_family_name'), value: ({ familyName }) => familyName },
  { header: t('csv_given_name'), value: ({ givenName }) => givenName },
  { header: t('csv_organisation'), value: ({ organisationName }) => organisationName },
  { header: t('csv_department'), value: ({ departmentName }) => departmentName },
  { header: t('csv_completed_on'), value: ({ certificate }) => certificate.completedOn },
  { header: t('csv_hours'), value: ({ certificate }) => hoursOf(certificate.minutes) },
  { header: t('csv_verify_code'), value: ({ certificate }) => certificate.verifyCode },
]

const missing: CsvColumn<BundlePerson>[] = [
  { header: t('csv_family_name'), value: ({ familyName }) => familyName },
  { header: t('csv_given_name'), value: ({ givenName }) => givenName },
  { header: t('csv_organisation'), value: ({ organisationName }) => organisationName },
  { header: t('csv_department'), value: ({ departmentName }) => departmentName },
  { header: t('csv_reason'), value: ({ state }) => (state === 'certified' ? '' : t(`missing_${state}`)) },
]

/** `manifest.csv`: every PDF of the bundle with its sha256. */
export function manifestCsv(rows: readonly BundleFile[]): string {
  return toCsv(files, rows)
}

/** `mancanti.csv`: everyone of the same selection without a PDF, and why. */
export function missingCsv(rows: readonly BundlePerson[]): string {
  return toCsv(missing, rows)
}
