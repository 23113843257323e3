import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Why a file is not taken at all, and what to do. */
export const fileFaultMessages = defineMessages({
  it: {
    file_empty: 'Il file è vuoto.',
    no_rows: 'Nel file ci sono solo i titoli delle colonne: manca almeno una persona.',
    no_heading:
      'Non troviamo la riga con i titoli delle colonne (Cognome, Nome, Codice fiscale, Ente, Settore): mettila sopra le persone.',
    too_many_rows: 'Il file ha più di 25.000 righe: dividilo in più file.',
    too_many_columns: 'Il file ha più di 200 colonne: lascia solo quelle del personale.',
    file_unzipped_large: 'Il file, una volta aperto, è troppo grande: salva un foglio solo, come CSV.',
    file_protected: 'Il file è protetto da una password: salvalo senza password.',
    file_xls: 'Il file è nel vecchio formato Excel (.xls): salvalo come .xlsx o CSV.',
    file_ods: 'Il file è di LibreOffice (.ods): salvalo come .xlsx o CSV.',
    file_html: 'Il file è una pagina web, anche se il nome dice altro: aprilo e salvalo come .xlsx o CSV.',
    file_pdf: 'Il file è un PDF: serve la tabella, come .xlsx o CSV.',
    file_binary: 'Il file non è una tabella di testo né un foglio Excel: salvalo come .xlsx o CSV.',
    file_not_workbook: 'Il file non è un foglio Excel, anche se il nome lo dice: salvalo come .xlsx o CSV.',
    file_broken: 'Il file Excel è danneggiato o incompleto: aprilo, salvalo di nuovo e ricaricalo.',
    quotes_unclosed: 'Nel file c’è una virgoletta che si apre e non si chiude: correggila, o salva come .xlsx.',
    several_sheets: 'Più fogli del file sembrano elenchi di persone: lasciane uno solo.',
    sheets_hidden: 'I fogli del file sono tutti nascosti: mostra quello con le persone.',
  },
  en: {
    file_empty: 'The file is empty.',
    no_rows: 'The file has only the headings of its columns: at least one person is missing.',
    no_heading:
      'We do not find the line with the headings (Cognome, Nome, Codice fiscale, Ente, Settore): put it above the people.',
    too_many_rows: 'The file has more than 25,000 lines: split it into several.',
    too_many_columns: 'The file has more than 200 columns: leave only those about the staff.',
    file_unzipped_large: 'The file is too large once unpacked: save one sheet only, as CSV.',
    file_protected: 'The file is protected by a password: save it without.',
    file_xls: 'The file is of the old Excel format (.xls): save it as .xlsx or CSV.',
    file_ods: 'The file is of LibreOffice (.ods): save it as .xlsx or CSV.',
    file_html: 'The file is a web page whatever its name says: open it and save it as .xlsx or CSV.',
    file_pdf: 'The file is a PDF: the table is needed, as .xlsx or CSV.',
    file_binary: 'The file is neither a table of text nor an Excel workbook: save it as .xlsx or CSV.',
    file_not_workbook: 'The file is no Excel workbook whatever its name says: save it as .xlsx or CSV.',
    file_broken: 'The Excel file is damaged or incomplete: open it, save it again and upload it once more.',
    quotes_unclosed: 'The file has a quote that opens and is never closed: correct it, or save as .xlsx.',
    several_sheets: 'Several sheets of the file look like lists of people: leave only one.',
    sheets_hidden: 'All sheets of the file are hidden: show the one with the people.',
  },
})
