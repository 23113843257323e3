/** The case whose reflections the demonstration's trainers have read. */
export const readCase = 'caso-mina'

/** A reflection as somebody might have written it, with what a trainer would say of it; invented like the rest. */
export type SampleReflection = {
  text: string
  /** About which level of the rubric it stands at, 0 the lowest. */
  quality: 0 | 1 | 2
  /** Words of the text, and the comment at them. */
  words: string
  note: string
  comment: string
}

export const sampleReflections: readonly SampleReflection[] = [
  {
    text: 'Il momento che ha reso possibile gli altri è stato «mi dice lei che cosa succede adesso?». Il consolato senza prenotazione è venuto fuori così, non dal foglio.\nNel mio ufficio basterebbe una scheda accanto al telefono: mediazione, nido, ufficio tecnico. La telefonata la farei io, davanti alla persona.',
    quality: 2,
    words: 'davanti alla persona',
    note: 'Questo è il punto: chi ascolta la telefonata capisce che non la stai mandando via.',
    comment:
      'Un’idea piccola e che resta anche quando tu non ci sei. La prossima volta di’ anche chi tiene aggiornata la scheda.',
  },
  {
    text: 'Per me è stato rivolgersi a lei e non al ragazzo. Da lì in poi Safia ha cominciato a dire le cose.\nServirebbe più tempo per ogni pratica e un elenco chiaro da consegnare.',
    quality: 1,
    words: 'un elenco chiaro',
    note: 'Nel caso l’elenco c’era, ed era chiaro. Che cosa non ha mostrato?',
    comment: 'Hai visto bene a chi parlare. Prova a chiederti come sai che la persona ha capito.',
  },
  {
    text: 'All’inizio pensavo fosse la lingua, poi il cugino: invece era la paura di perdere la casa. Ma contava anche la parola «problema» detta senza pensarci.\nIn ufficio proverei a spiegare prima chi leggerà quello che si scrive. E il giovedì terrei mezz’ora libera per gli incontri in tre.',
    quality: 2,
    words: 'la parola «problema»',
    note: 'Bello che metti nel conto anche la nostra parte.',
    comment: 'Tieni aperte più spiegazioni e ne verifichi una alla volta: è quello che speravo di leggere.',
  },
  {
    text: 'Il momento decisivo è la mediatrice. Senza di lei non si andava avanti.\nCi vorrebbe una mediatrice fissa a cui passare queste pratiche.',
    quality: 1,
    words: 'passare queste pratiche',
    note: 'Passarle, o tenerle insieme a lei?',
    comment: 'La rete la vedi. Rileggi la scena in cui Leyla dice qual è la sua parte: che cosa resta a te?',
  },
  {
    text: 'Secondo me ha funzionato perché alla fine la signora ha deciso di collaborare. Nel mio ufficio servirebbe che venissero già con tutti i documenti e con qualcuno che parla italiano.',
    quality: 0,
    words: 'ha deciso di collaborare',
    note: 'Che cosa era cambiato, per lei, fra il lunedì e il giovedì?',
    comment: 'Prova a raccontare la stessa storia dalla sedia di Safia: che cosa rischiava a parlare?',
  },
  {
    text: 'Il tavolo a triangolo: ognuno vedeva in faccia l’altro e nessuno parlava al posto suo.\nDa noi gli sportelli hanno il vetro, quindi userei la saletta del protocollo, che il pomeriggio è vuota. Ne parlo con la responsabile così non dipende da me.',
    quality: 2,
    words: 'non dipende da me',
    note: 'Ecco la risposta alla seconda domanda.',
    comment: 'Concreto e possibile da domani. Aggiungi come ti accorgi se la persona ha capito i passi.',
  },
]

export const revisedReflection =
  'Rileggendo la scena con Leyla ho visto che passare la pratica non basta: la decisione resta mia, lei mi aiuta a capirci.\nPer questo terrei io la pratica fino alla fine, e a fine incontro chiederei di ridirmi i tre passi.'
