import { expect } from '@playwright/test'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { db } from '#app/platform/database.server.ts'
import { ask } from './ask.ts'

/** Valid in form, with a country code that does not exist. */
const coded = (first15: string) => first15 + controlCharacter(first15)

/** A list with a line of several verdicts, uploaded and tried by the site's own forms; returns its id. */
export async function addPeopleImport({ cookie }: { cookie: string }, ambitoSlug: string): Promise<string> {
  const heading = 'Cognome;Nome;Codice fiscale;Ente;Settore'
  const lines = [
    `Lunghini;Ada;${coded('LNGDAA80A41Z999')};Comune di Porte uno;Anagrafe`,
    'Lunghini;Ugo;;Comune di Porte uno;Sportello immigrazione',
    `Lunghini;Ivo;${coded('LNGVIO80A01Z999')};Comune di Porte due;Anagrafe`,
  ]
  const form = new FormData()
  form.append('file', new Blob([[heading, ...lines].join('\r\n')], { type: 'text/csv' }), 'personale.csv')
  const sent = await ask(`/office/${ambitoSlug}/imports?index`, { cookie, body: form })
  const [, importId = ''] = /\/imports\/([0-9a-f-]+)\/columns$/.exec(sent.location) ?? []
  expect(importId, sent.text).not.toBe('')
  const columns = ['familyName', 'givenName', 'fiscalCode', 'organisation', 'department']
  const body = {
    ...Object.fromEntries(columns.map((field, at) => [`column-${field}`, String(at)])),
    intent: 'try',
  }
  const tried = await ask(`/office/${ambitoSlug}/imports/${importId}/columns`, { cookie, body })
  expect(tried.status, tried.text).toBe(302)
  const state = async () => (await db().peopleImport.findUnique({ where: { id: importId } }))?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('judged')
  return importId
}
