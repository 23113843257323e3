import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { hashFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addAmbito } from '../territory.fixtures.ts'
import { grantOf, viewerWith } from '../viewer.fixtures.ts'
import { applyImport } from './apply-import.server.ts'
import { chooseColumns } from './choose-columns.server.ts'
import { findColumnsToChoose, getImport } from './import-queries.server.ts'
import { judgeImport } from './judge-import.server.ts'
import { startImport } from './start-import.server.ts'
import { startUndo } from './start-undo.server.ts'
import { undoImport } from './undo-import.server.ts'
import { uploadPeopleFile } from './upload-people-file.server.ts'

let codes = 0

/** A fiscal code of nobody, valid in form: the country code does not exist. */
export function someCode(letters = 'VRDLCU'): string {
  codes += 1
  const digits = String(codes).padStart(5, '0')
  const first15 = `${letters}${digits.slice(0, 2)}A41Z${digits.slice(2)}`
  return first15 + controlCharacter(first15)
}

export const heading = 'Cognome;Nome;Codice fiscale;E-mail;Ente;Settore;Qualifica;Data assunzione;Cessato il'

/** An ambito with a comune of two departments, and the viewer of its office. */
export async function addOffice(slug: string) {
  const place = await addAmbito(slug)
  const office = viewerWith([grantOf('ambito_office', { ambitoId: place.ambitoId })])
  return { ...place, slug, comune: `Comune ${slug}`, office }
}
export type Office = Awaited<ReturnType<typeof addOffice>>

export const textFile = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\r\n'))

/** Uploads a list and confirms the columns guessed, so that it is about to be tried; returns its id. */
export async function startTrial(
  { office, slug }: Pick<Office, 'office' | 'slug'>,
  bytes: Uint8Array,
  now: Date,
): Promise<string> {
  const uploaded = await uploadPeopleFile(office, { ambitoSlug: slug, name: 'elenco.csv', bytes }, now)
  if (!uploaded.ok) throw new Error(uploaded.reason)
  const { importId } = uploaded
  const place = { ambitoSlug: slug, importId }
  const list = await findColumnsToChoose(office, place, now)
  if (!list) throw new Error('no columns')
  const chosen = await chooseColumns(office, { ...place, choices: list.choices, isTrial: true }, now)
  if (!chosen.ok) throw new Error(chosen.reason)
  return importId
}

/** Uploads a list and tries it with the columns guessed; returns its id. */
export async function tried(place: Pick<Office, 'office' | 'slug'>, bytes: Uint8Array, now: Date): Promise<string> {
  const importId = await startTrial(place, bytes, now)
  await judgeImport(importId, now)
  return importId
}

/** Tries a list and applies it. */
export async function applied(place: Pick<Office, 'office' | 'slug'>, bytes: Uint8Array, now: Date): Promise<string> {
  const importId = await tried(place, bytes, now)
  const started = await startImport(place.office, { ambitoSlug: place.slug, importId }, now)
  if (!started.ok) throw new Error(started.reason)
  await applyImport(importId, () => now)
  return importId
}

/** Takes an applied list back. */
export async function undone(
  { office, slug }: Pick<Office, 'office' | 'slug'>,
  importId: string,
  now: Date,
): Promise<void> {
  const started = await startUndo(office, { ambitoSlug: slug, importId }, now)
  if (!started.ok) throw new Error(started.reason)
  await undoImport(importId, () => now)
}

export const viewOf = (office: Viewer, ambitoSlug: string, importId: string, now: Date) =>
  getImport(office, { ambitoSlug, importId }, { page: 1 }, now)

/** Somebody with this code, who works in these departments since a day, the first as the main one. */
export async function addCoded(code: string, departmentIds: readonly string[], since = '2020-01-01'): Promise<string> {
  const id = newId()
  const names = { familyName: 'Verdi', givenName: 'Lucia' }
  await db().person.create({ data: { id, ...names, fiscalCodeHash: hashFiscalCode(code), fiscalCodeCipher: id } })
  const startsOn = new Date(`${since}T00:00:00Z`)
  await db().membership.createMany({
    data: departmentIds.map((departmentId, index) => ({
      id: newId(),
      personId: id,
      departmentId,
      isMain: index === 0,
      startsOn,
    })),
  })
  return id
}

/** Where a person works and worked, oldest first: `<department id> <from>–<to>`. */
export async function placesOf(personId: string): Promise<string[]> {
  const rows = await db().membership.findMany({
    where: { personId },
    orderBy: [{ startsOn: 'asc' }, { isMain: 'desc' }],
    select: { startsOn: true, endsOn: true, department: { select: { name: true } } },
  })
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? ''
  return rows.map(({ startsOn, endsOn, department }) => `${department.name} ${day(startsOn)}–${day(endsOn)}`)
}

export async function personOf(code: string) {
  return db().person.findUnique({
    where: { fiscalCodeHash: hashFiscalCode(code) },
    select: { id: true, familyName: true, givenName: true, workEmail: true },
  })
}
