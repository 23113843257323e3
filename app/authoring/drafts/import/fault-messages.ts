import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Why nothing of a file is taken, and what to do. */
export const importFaultMessages = defineMessages({
  it: {
    file_kind:
      'Questo tipo di file non si può importare: serve un .zip, un .docx, un testo .md, .mdx o .txt, o domande in .gift o .xml.',
    file_doc:
      'È un documento del vecchio Word (.doc) o protetto da una password: aprilo e salvalo come .docx, senza password.',
    file_odt: 'È un documento di LibreOffice (.odt): aprilo e salvalo come .docx.',
    file_pdf: 'È un PDF, da cui il testo non si ricava bene: serve il documento da cui è nato, come .docx.',
    file_not_zip:
      'Per un corso intero serve lo ZIP della sua cartella. Un documento si importa dalla pagina del corso.',
    file_large: 'Il file è troppo grande: un testo o un file di domande può pesare al massimo 5 MB.',
    file_empty: 'Nel file non c’è testo.',
    file_not_text: 'Il file non è testo in UTF-8, oppure contiene caratteri di controllo: salvalo come testo UTF-8.',
    file_broken:
      'Il file è danneggiato, incompleto o troppo complicato da leggere: aprilo, salvalo di nuovo e riprova.',
    file_not_word: 'Il file non è un documento di Word, anche se il nome lo dice: salvalo come .docx.',
    xml_entities:
      'Il documento contiene dichiarazioni che un documento di Word non ha: salvalo di nuovo con Word o LibreOffice.',
    xml_deep: 'Il documento ha troppi elementi uno dentro l’altro: semplificalo e salvalo di nuovo.',
    lesson_large:
      'Il testo è troppo lungo per una lezione: scegli una lezione per ogni titolo, oppure dividilo in più file.',
    lessons_many: 'Il documento ha più di 60 titoli di primo livello: dividilo in più file.',
    zip_broken: 'Lo ZIP è danneggiato, oppure non è uno ZIP soltanto: rifallo e riprova.',
    zip_many: 'Nello ZIP ci sono troppi file.',
    zip_large: 'Quello che c’è nello ZIP, una volta aperto, è troppo grande: al massimo 66 MB.',
    zip_bomb: 'Questo file, una volta aperto, è enormemente più grande di quanto pesa.',
    zip_encrypted: 'Lo ZIP è protetto da una password: rifallo senza.',
    zip_method: 'Il file è compresso in un modo che non leggiamo: usa la compressione normale.',
    zip_comment: 'Lo ZIP ha in fondo un commento troppo lungo: rifallo senza.',
    name_absolute:
      'Il nome comincia come un indirizzo sul disco: nello ZIP servono nomi a partire dalla cartella del corso.',
    name_parent: 'Il nome porta fuori dalla cartella del corso («..»).',
    name_backslash: 'Nel nome c’è una barra rovesciata: rifai lo ZIP con un altro programma.',
    name_control: 'Nel nome ci sono caratteri che non si vedono.',
    name_empty: 'Nel nome manca una parte fra due barre.',
    name_long: 'Il nome è troppo lungo.',
    name_deep: 'Il file sta troppo in profondità: un corso ha moduli, lezioni e le cartelle «media».',
    name_link: 'Non è un file, ma un collegamento a un altro.',
    name_twice: 'Due file hanno lo stesso nome, a parte maiuscole e minuscole.',
    name_differs: 'Il file ha due nomi diversi dentro lo ZIP: rifallo e riprova.',
    folder_none:
      'Non troviamo «course.yaml» con un «id»: lo ZIP deve contenere la cartella di un corso, come quella che si scarica da qui.',
    folder_several: 'Nello ZIP c’è più di una cartella: lascia solo quella del corso.',
    text_large: 'I testi del corso, insieme, sono troppo lunghi: al massimo 6 MB.',
  },
  en: {
    file_kind:
      'Files of this kind cannot be imported: a .zip, a .docx, a text .md, .mdx or .txt, or questions as .gift or .xml are needed.',
    file_doc:
      'It is a document of old Word (.doc) or has a password: open it and save it as .docx, without a password.',
    file_odt: 'It is a document of LibreOffice (.odt): open it and save it as .docx.',
    file_pdf: 'It is a PDF, which text does not come out of well: the document it was made from is needed, as .docx.',
    file_not_zip: 'For a whole course the ZIP of its folder is needed. A document is imported from the course’s page.',
    file_large: 'The file is too large: a text or a file of questions may weigh 5 MB at most.',
    file_empty: 'There is no text in the file.',
    file_not_text: 'The file is not text in UTF-8, or contains control characters: save it as UTF-8 text.',
    file_broken: 'The file is damaged, incomplete or too complicated to read: open it, save it again and retry.',
    file_not_word: 'The file is no Word document whatever its name says: save it as .docx.',
    xml_entities:
      'The document contains declarations that no Word document has: save it again with Word or LibreOffice.',
    xml_deep: 'The document has too many elements inside each other: make it simpler and save it again.',
    lesson_large:
      'The text is too long for one lesson: choose one lesson for each heading, or split it into several files.',
    lessons_many: 'The document has more than 60 headings of the first level: split it into several files.',
    zip_broken: 'The ZIP is damaged, or is not a ZIP alone: make it again and retry.',
    zip_many: 'There are too many files in the ZIP.',
    zip_large: 'What is in the ZIP is too large once unpacked: at most 66 MB.',
    zip_bomb: 'Once unpacked this file is enormously larger than what it weighs.',
    zip_encrypted: 'The ZIP has a password: make it again without one.',
    zip_method: 'The file is compressed in a way that we do not read: use the ordinary compression.',
    zip_comment: 'The ZIP ends with a comment that is too long: make it again without one.',
    name_absolute: 'The name begins like an address on a disk: names in the ZIP have to begin at the course’s folder.',
    name_parent: 'The name leads out of the course’s folder (“..”).',
    name_backslash: 'There is a backslash in the name: make the ZIP with another program.',
    name_control: 'There are characters in the name that nobody sees.',
    name_empty: 'A part of the name between two slashes is missing.',
    name_long: 'The name is too long.',
    name_deep: 'The file is too deep: a course has modules, lessons and the folders “media”.',
    name_link: 'It is not a file, but a link to another.',
    name_twice: 'Two files have the same name, but for capitals.',
    name_differs: 'The file has two different names in the ZIP: make it again and retry.',
    folder_none:
      'We do not find “course.yaml” with an “id”: the ZIP has to hold the folder of a course, like the one downloaded from here.',
    folder_several: 'There is more than one folder in the ZIP: leave only that of the course.',
    text_large: 'The texts of the course are too long together: at most 6 MB.',
  },
})
