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

/** The facts of an ordinary certificate, for tests. */
export function someFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    form: 3,
    language: 'it',
    number: 'CARATE-2026-000123',
    verifyCode: '0123456789ABCDEFGHJK',
    verifyUrl: 'https://sguardi.example/verify/0123456789ABCDEFGHJK',
    replaces: null,
    issuedOn: '2026-11-24',
    person: {
      givenName: 'Giulia',
      familyName: 'Fontanalunga',
      fiscalCodeCipher: encryptFiscalCode(fictionalFiscalCode),
    },
    jobTitle: 'Istruttrice amministrativa',
    organisation: { name: 'Comune di Lissone', kind: 'comune', ipaCode: null },
    department: { name: 'Anagrafe', kind: 'registry' },
    ambito: { name: 'Ambito di Carate Brianza', code: 'CARATE' },
    course: { title: 'L’approccio transculturale nei servizi', versionNumber: 3, versionHash: 'ab12'.repeat(16) },
    programme: [
      {
        title: 'Guardare da un altro posto',
        minutes: 45,
        lessons: [
          { title: 'Tre sguardi su una stessa scena', minutes: 15 },
          { title: 'Che cosa intendiamo per cultura', minutes: 15 },
          { title: 'Parole che aprono, parole che chiudono', minutes: 15 },
        ],
      },
      {
        title: 'Allo sportello con il mediatore',
        minutes: 75,
        lessons: [
          { title: 'Quando chiamare chi media', minutes: 20 },
          { title: 'Il colloquio a tre', minutes: 25 },
          { title: 'La famiglia Benhadi: un caso', minutes: 30 },
        ],
      },
    ],
    declaredMinutes: 120,
    creditedMinutes: 105,
    thresholdPercent: 80,
    expiresOn: null,
    place: '',
    ...standing,
    mode: 'asynchronous',
    meetings: [],
    minutesByMode: { asynchronous: 105, live_online: 0, in_person: 0 },
    attendanceRule: 'declared_on_completion',
    testsRequired: true,
    credits: [],
    socialWorkerRoll: null,
    signatory: null,
    protocol: null,
    template: { version: null, sha256: ownTemplate().sha256, accent: ownAccent, custom: false },
    period: { from: '2026-11-01', to: '2026-11-23' },
    scoreBasisPoints: 8766,
    ...changes,
  }
}

/** The facts of a certificate that says everything a certificate can say. */
export function fullFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  const { language, template } = someFacts()
  const full = sampleFacts({
    language,
    template,
    ambito: { name: 'Ambito di Carate Brianza', code: 'CARATE' },
    place: 'Carate Brianza',
    organiser: { name: 'Ambito territoriale di Carate Brianza', ipaCode: 'c_b729', logos: [] },
    signatory: { name: 'Marta Colombari', office: 'Responsabile dell’ufficio di piano' },
  })
  return { ...full, ...changes }
}

/** What the product's own template is set with. */
export const ownParts = (): RenderParts => ({ source: ownTemplate().text, logos: new Map() })
