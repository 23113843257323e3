import { encryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { CertificateFacts } from './schemas.ts'

/** Invented, with a valid control character and a country code that does not exist. */
export const fictionalFiscalCode = 'FNTGLI80A41Z999W'

/** The facts of an ordinary certificate, for tests. */
export function someFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    form: 1,
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
    mode: 'asynchronous',
    period: { from: '2026-11-01', to: '2026-11-23' },
    scoreBasisPoints: 8766,
    ...changes,
  }
}
