import { encryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { RenderParts } from './render-certificate.server.ts'
import type { CertificateFacts } from './schemas.ts'
import { sampleFacts, sampleFiscalCode } from './template/sample-facts.ts'
import { ownAccent, ownTemplate } from './template/template-source.server.ts'

export const fictionalFiscalCode = sampleFiscalCode

const standing = {
  organiser: { name: 'Ambito di Carate Brianza', ipaCode: null, logos: [] },
  project: { fund: '', code: '', cup: '', logos: [] },
  edition: { name: null, place: '' },
}

/** The facts of a certificate that says everything a certificate can say. */
export function fullFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  const full = sampleFacts({
    language: 'it',
    template: { version: null, sha256: ownTemplate().sha256, accent: ownAccent, custom: false },
    ambito: { name: 'Ambito di Carate Brianza', code: 'CARATE' },
    place: 'Carate Brianza',
    organiser: { name: 'Ambito territoriale di Carate Brianza', ipaCode: 'c_b729', logos: [] },
    signatory: { name: 'Marta Colombari', office: 'Responsabile dell’ufficio di piano' },
  })
  return { ...full, ...changes }
}

/** The facts of an ordinary certificate, of the edition that is always open: what the sample says, less what few have. */
export function someFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  const { person, ...full } = fullFacts()
  return {
    ...full,
    ...standing,
    person: { ...person, fiscalCodeCipher: encryptFiscalCode(fictionalFiscalCode) },
    organisation: { name: 'Comune di Lissone', kind: 'comune', ipaCode: null },
    declaredMinutes: 120,
    creditedMinutes: 105,
    minutesByMode: { asynchronous: 105, live_online: 0, in_person: 0 },
    mode: 'asynchronous',
    attendanceRule: 'declared_on_completion',
    expiresOn: null,
    place: '',
    meetings: [],
    credits: [],
    socialWorkerRoll: null,
    signatory: null,
    ...changes,
  }
}

/** What the product's own template is set with. */
export const ownParts = (): RenderParts => ({ source: ownTemplate().text, logos: new Map() })
