/** How an e-book looks where its reader leaves it to us: no colour alone says anything, sizes follow the reader's. */
export const epubStyle = `body { line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.2; hyphens: none; -webkit-hyphens: none; }
h1 { font-size: 1.6em; margin: 1em 0 0.6em; }
h2 { font-size: 1.25em; margin: 1.6em 0 0.5em; }
h3 { font-size: 1.1em; margin: 1.4em 0 0.5em; }
h4 { font-size: 1em; margin: 1.2em 0 0.4em; }
.number, .kicker { font-weight: normal; }
.kicker, .when { font-size: 0.85em; letter-spacing: 0.03em; text-transform: uppercase; }
.note, .credit, .by { font-size: 0.9em; }
.label { font-weight: bold; margin: 0 0 0.3em; }
.term { font-weight: bold; }
.box { margin: 1.2em 0; padding: 0.7em 0.9em; border-left: 0.3em solid; }
.box-counter { border: 1px solid; }
.box-source, .box-transcript { font-size: 0.9em; border-left-width: 1px; padding: 0.2em 0.9em; }
.level-4 { margin: 2em 0; padding-top: 0.4em; border-top: 0.15em solid; }
.level-5 { margin: 1.6em 0; padding-top: 0.2em; border-top: 1px solid; }
.side { margin: 0.8em 0; padding: 0.7em 0.9em; border: 1px solid; }
.ticks { list-style: none; padding-left: 0; }
.ticks li { margin: 0.5em 0; padding-left: 1.4em; text-indent: -1.4em; }
.question { margin: 1.4em 0; }
.room { margin: 1em 0 2.5em; padding-bottom: 1.5em; border-bottom: 1px dotted; font-size: 0.9em; }
.timeline { list-style: none; padding-left: 0.9em; border-left: 0.15em solid; }
.timeline p { margin: 0.2em 0; }
figure { margin: 1.4em 0; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid; padding: 0.4em; text-align: left; vertical-align: top; }
dt { font-weight: bold; margin-top: 0.8em; }
dd { margin-left: 0; }
`
