import type { Locale } from '#app/platform/i18n/messages.ts'
import type { CertificateFacts } from '../schemas.ts'

/** Invented, with a valid control character and a country code that does not exist. */
export const sampleFiscalCode = 'FNTGLI80A41Z999W'

type Sample = Pick<CertificateFacts, 'organiser' | 'place' | 'signatory' | 'template'> & {
  language: Locale
  ambito: { name: string; code: string }
}

/** Somebody and something invented, to look at a template with: a certificate that says everything one can say. */
export function sampleFacts({ ambito, ...sample }: Sample): CertificateFacts {
  return {
    form: 3,
    ...sample,
    number: `${ambito.code}-2026-000123`,
    verifyCode: '0123456789ABCDEFGHJK',
    verifyUrl: 'https://sguardi.example/verify/0123456789ABCDEFGHJK',
    replaces: null,
    issuedOn: '2026-11-24',
    expiresOn: '2029-11-23',
    project: { fund: 'FAMI 2021–2027', code: 'PROG-9999', cup: 'J99G26000000005', logos: [] },
    person: { givenName: 'Giulia', familyName: 'Fontanalunga', fiscalCodeCipher: '' },
    jobTitle: 'Istruttrice amministrativa',
    organisation: { name: 'Comune di Prova', kind: 'comune', ipaCode: null },
    department: { name: 'Anagrafe', kind: 'registry' },
    ambito,
    course: { title: 'L’approccio transculturale nei servizi', versionNumber: 3, versionHash: 'ab12'.repeat(16) },
    edition: { name: 'Autunno 2026', place: 'Sala civica' },
    mode: 'blended',
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
    meetings: [
      { topic: 'Il colloquio con chi media', on: '2026-11-12', mode: 'in_person', minutes: 120 },
      { topic: 'Domande dallo sportello', on: '2026-11-19', mode: 'live_online', minutes: 60 },
    ],
    declaredMinutes: 300,
    creditedMinutes: 270,
    minutesByMode: { asynchronous: 105, live_online: 60, in_person: 105 },
    attendanceRule: 'measured_up_to_declared',
    thresholdPercent: 80,
    testsRequired: true,
    period: { from: '2026-11-01', to: '2026-11-23' },
    scoreBasisPoints: 8766,
    credits: [{ system: 'cnoas', kind: 'formativi', body: 'CROAS Lombardia', eventId: '99999', tenths: 45 }],
    socialWorkerRoll: { region: 'Lombardia', section: 'B', number: '99999' },
    protocol: null,
  }
}
