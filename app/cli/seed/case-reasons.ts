import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { laterReasons } from './later-reasons.ts'
import { mondayReasons } from './monday-reasons.ts'

/** What may be written for one option: by anybody, and as one counter alone would say it. */
type Reasons = { anybody: string[] } & Partial<Record<DepartmentKind, string[]>>

/** Why invented clerks decided as they did in the case of Mina, by decision and option, as people write at a counter. */
export const caseReasons: Record<string, Reasons> = { ...mondayReasons, ...laterReasons }

/** For every other option: words that whoever weighs a choice may write, whichever it is. */
export const otherReasons: Reasons = {
  anybody: [
    'Prima voglio essere sicura che abbia capito lei, non soltanto chi la accompagna.',
    'Ho pensato alla scadenza: un passo piccolo oggi mi sembrava meglio di uno perfetto tra un mese.',
    'È la regola dell’ufficio, e so che così nessuno potrà dire che l’abbiamo trattata male.',
    'Mi sono chiesta che cosa resta a questa famiglia domani, quando io non sono di turno.',
    'Non mi convince del tutto, ma l’altra strada chiudeva una porta che poi non si riapre.',
    'Ho già fatto il contrario una volta e me ne sono pentito. Stavolta provo così.',
    'Da sola non lo saprei fare. Con la collega accanto sì, e l’ho scelto per questo.',
    'Ho messo al primo posto chi in quella stanza parlava di meno.',
    'Chi viene dopo di me deve trovare scritto che cosa è successo e perché.',
    'Perdo un po’ di fiducia oggi e spero di guadagnarne di più la prossima settimana.',
    'Mi sembrava la scelta che si può spiegare guardando negli occhi la persona.',
    'Avevo due cose che sapevo e dieci che immaginavo. Ho deciso sulle due.',
    'Il rischio me lo prendo io, che ho uno stipendio. Lei ha molto di più da perdere.',
    'Quando non so, chiedo. Qui ho preferito chiedere prima di muovere altri uffici.',
    'So che qualcuno si arrabbierà. Preferisco dirlo subito che farlo scoprire da un foglio.',
    'Ho guardato il calendario prima delle persone, lo ammetto. Però il calendario era vero.',
  ],
}
