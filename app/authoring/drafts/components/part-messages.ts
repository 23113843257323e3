import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Moving, naming and taking away parts of a course, and the versions of a text. */
export const partMessages = defineMessages({
  it: {
    arrange: 'Sposta, rinomina o togli',
    arrange_of: 'Sposta, rinomina o togli «{title}»',
    up: 'Sposta su',
    down: 'Sposta giù',
    new_title: 'Titolo',
    rename: 'Cambia il titolo',
    remove: 'Togli dal corso',
    remove_lesson: 'Esce dal corso. Resta in «Chi ha cambiato che cosa», e da lì si rimette.',
    remove_module:
      'Esce dal corso con tutte le sue lezioni. I testi restano in «Chi ha cambiato che cosa», e da lì si rimettono.',
    removed: 'Tolto dal corso. Se è stato un errore, si rimette da «Chi ha cambiato che cosa».',
    moved: 'Spostato.',
    other_module: 'In un altro modulo',
    other_module_hint: 'Va in fondo, con le immagini e gli altri file che mostra.',
    move_away: 'Sposta nel modulo',
    moved_away: 'Spostata in fondo all’altro modulo, con le immagini e gli altri file che mostra.',
    module_other: 'La lezione non è stata spostata: scegli un altro modulo di questo corso.',
    module_full: 'La lezione non è stata spostata: il modulo scelto ha già 99 lezioni.',
    credits_broken:
      'La lezione non è stata spostata: l’elenco degli autori delle immagini ({file}) ha un errore. Correggilo e riprova, così nessun nome va perso.',
    quota_course:
      'La lezione non è stata spostata: con una seconda copia delle immagini che mostra il corso peserebbe troppo.',
    facts_broken:
      'Il titolo non è stato cambiato: i dati in testa al testo ({file}) hanno un errore. Correggilo e riprova.',
    renamed: 'Titolo cambiato.',
    version_title: 'Com’era il {when}',
    version_by: 'Salvato da {who}.',
    version_same: 'È uguale a com’è adesso.',
    version_gone: 'Allora questo testo non c’era.',
    version_lead: 'Che cosa è cambiato da allora a oggi, riga per riga.',
    version_now_gone: 'Adesso questo testo non è nel corso.',
    version_text: 'Il testo di allora',
    gone: 'tolto o spostato',
    restore: 'Rimetti questa versione',
    restore_note: 'Quella di adesso resta fra le precedenti.',
  },
  en: {
    arrange: 'Move, rename or take out',
    arrange_of: 'Move, rename or take out “{title}”',
    up: 'Move up',
    down: 'Move down',
    new_title: 'Title',
    rename: 'Change the title',
    remove: 'Take out of the course',
    remove_lesson: 'It leaves the course. It stays in “Who changed what”, from where it can be put back.',
    remove_module:
      'It leaves the course with all its lessons. Their texts stay in “Who changed what”, from where they can be put back.',
    removed: 'Taken out of the course. If that was a mistake, “Who changed what” puts it back.',
    moved: 'Moved.',
    other_module: 'Into another module',
    other_module_hint: 'It goes to the end, with the pictures and other files it shows.',
    move_away: 'Move into the module',
    moved_away: 'Moved to the end of the other module, with the pictures and other files it shows.',
    module_other: 'The lesson was not moved: choose another module of this course.',
    module_full: 'The lesson was not moved: the module you chose has 99 lessons already.',
    credits_broken:
      'The lesson was not moved: the list of the pictures’ authors ({file}) has a fault. Mend it and try again, so that no name is lost.',
    quota_course:
      'The lesson was not moved: with a second copy of the pictures it shows the course would weigh too much.',
    facts_broken:
      'The title was not changed: the facts at the head of the text ({file}) have a fault. Mend it and try again.',
    renamed: 'The title is changed.',
    version_title: 'As it was on {when}',
    version_by: 'Saved by {who}.',
    version_same: 'It is as it is now.',
    version_gone: 'This text was not there then.',
    version_lead: 'What has changed since then, line by line.',
    version_now_gone: 'This text is not in the course now.',
    version_text: 'The text of then',
    gone: 'taken out or moved',
    restore: 'Put this version back',
    restore_note: 'The one of now stays among those before.',
  },
})
