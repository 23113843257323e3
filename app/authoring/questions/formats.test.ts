/** Files as Moodle, Canvas, TAO and people write them: what is kept, changed and not imported, and why. */
import { describe, expect, test } from 'vitest'
import { verdictOf } from './question.ts'
import { readQuestionFile } from './read-file.server.ts'

const read = async (text: string) => (await readQuestionFile(Buffer.from(text))).questions
const told = async (text: string) =>
  (await read(text)).map((one) => [verdictOf(one), one.question?.type ?? null, ...one.notes.map(({ code }) => code)])
const one = async (text: string) => {
  const [first] = await read(text)
  return first?.question
}

describe('GIFT', () => {
  test('of every kind, with what is not imported', async () => {
    const text = `// domande di prova
$CATEGORY: $course$/top/Sportello

::Soglia::Che cosa si chiede per primo? {=Di che cosa ha bisogno#Sì. ~Il documento#Dopo.####Si comincia dalla persona.}

Il mediatore decide al posto dell'ufficio. {FALSE#No: traduce e spiega.#Giusto.}

Quanti sono i comuni dell'ambito? {#13:1}

Fra quali anni? {#2010..2020}

Abbina {=uno -> primo =due -> secondo =tre -> terzo}

Racconta un episodio. {}

Solo un testo di passaggio.

Il {=mediatore =mediatrice ~%50%interprete} traduce.

[markdown]Quali *segnali*? {~%50%il silenzio ~%50%lo sguardo ~%-50%l'abito}
`
    expect(await told(text)).toEqual([
      ['kept', 'single'],
      ['kept', 'single'],
      ['kept', 'numeric'],
      ['kept', 'numeric'],
      ['kept', 'match'],
      ['skipped', null, 'essay'],
      ['skipped', null, 'description'],
      ['changed', 'single', 'missing_word', 'partial_credit'],
      ['kept', 'multiple'],
    ])
    const [first] = await read(text)
    expect(first).toMatchObject({
      place: '4',
      name: 'Soglia',
      question: {
        feedback: 'Si comincia dalla persona.',
        choices: [
          { text: 'Di che cosa ha bisogno', correct: true, feedback: 'Sì.' },
          { text: 'Il documento', correct: false, feedback: 'Dopo.' },
        ],
      },
    })
  })

  test('escaped signs are themselves, and nothing becomes a component', async () => {
    expect(await one('Vale \\{x\\} \\= 1 e a < b {=sì ~no}')).toMatchObject({ prompt: 'Vale \\{x} = 1 e a \\< b' })
  })

  test('in Windows-1252 and with a byte order mark', async () => {
    const latin = Buffer.from('Perch\xe9? {=s\xec ~no}', 'latin1')
    expect((await readQuestionFile(latin)).questions[0]?.question).toMatchObject({ prompt: 'Perché?' })
    expect((await readQuestionFile(Buffer.from('\ufeffPerché? {=sì ~no}'))).questions[0]?.question?.prompt).toBe(
      'Perché?',
    )
  })
})

const moodle = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>${inside}</quiz>`
const asked = (type: string, text: string, inside: string) =>
  `<question type="${type}"><name><text>Nome</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${inside}</question>`

describe('Moodle XML', () => {
  test('of every kind', async () => {
    const answer = (fraction: number, text: string, feedback = '') =>
      `<answer fraction="${fraction}" format="html"><text><![CDATA[${text}]]></text><feedback format="html"><text>${feedback}</text></feedback></answer>`
    const file = moodle(
      [
        '<question type="category"><category><text>$course$/top</text></category></question>',
        asked(
          'multichoice',
          '<p>Chi <b>decide</b>?</p>',
          `<defaultgrade>2.0000000</defaultgrade><single>true</single>${answer(100, '<p>La persona</p>', 'Sì')}${answer(0, '<p>Lo sportello</p>')}`,
        ),
        asked(
          'multichoice',
          '<p>Quali?</p>',
          `<single>false</single>${answer(50, 'uno')}${answer(50, 'due')}${answer(-50, 'tre')}`,
        ),
        asked('truefalse', '<p>È vero?</p>', `${answer(100, 'true')}${answer(0, 'false')}`),
        asked(
          'shortanswer',
          '<p>Come si chiama?</p>',
          `<usecase>0</usecase>${answer(100, 'mediatrice')}${answer(50, 'inter*')}`,
        ),
        asked(
          'numerical',
          '<p>Quanti?</p>',
          `${answer(100, '139').replace('</answer>', '<tolerance>2</tolerance></answer>')}<units><unit><multiplier>1</multiplier><unit_name>comuni</unit_name></unit></units>`,
        ),
        asked(
          'matching',
          '<p>Abbina</p>',
          ['a', 'b', 'c']
            .map(
              (one, at) =>
                `<subquestion format="html"><text><![CDATA[<p>${one}</p>]]></text><answer><text>${at}</text></answer></subquestion>`,
            )
            .join(''),
        ),
        asked(
          'ordering',
          '<p>Ordina</p>',
          ['primo', 'secondo', 'terzo'].map((text, at) => answer(at + 1, text)).join(''),
        ),
        asked('essay', '<p>Racconta</p>', ''),
        asked('cloze', '<p>{1:SHORTANSWER:=x}</p>', ''),
        asked('calculatedmulti', '<p>{x}</p>', ''),
        asked('ddmarker', '<p>Trascina</p>', ''),
        asked('stack', '<p>Formula</p>', ''),
        asked(
          'multichoice',
          '<p>Guarda <img src="@@PLUGINFILE@@/foto.jpg" alt="lo sportello"></p>',
          `<single>true</single>${answer(100, 'uno')}${answer(0, 'due')}`,
        ),
      ].join(''),
    )
    expect(await told(file)).toEqual([
      ['kept', 'single'],
      ['kept', 'multiple'],
      ['kept', 'single'],
      ['changed', 'short', 'partial_credit'],
      ['kept', 'numeric'],
      ['kept', 'match'],
      ['kept', 'order'],
      ['skipped', null, 'essay'],
      ['skipped', null, 'cloze'],
      ['skipped', null, 'calculated'],
      ['skipped', null, 'drag_drop'],
      ['skipped', null, 'unknown_type'],
      ['changed', 'single', 'image_dropped'],
    ])
    const [single, , , , numeric] = await read(file)
    expect(single?.question).toMatchObject({ prompt: 'Chi **decide**?', points: 2 })
    expect(numeric?.question).toMatchObject({ value: 139, tolerance: 2, unit: 'comuni' })
  })
})

const item2 = (declaration: string, body: string, rest = '') =>
  `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="Sportello" adaptive="false" timeDependent="false">${declaration}<itemBody>${body}</itemBody>${rest}</assessmentItem>`
const declared = (cardinality: string, type: string, ...values: string[]) =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${type}"><correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse></responseDeclaration>`

describe('QTI 2.1', () => {
  test('a choice with its prompt inside, as TAO writes it', async () => {
    const body = `<div class="grid-row"><div class="col-12"><choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>Da dove si <strong>comincia</strong>?</prompt><simpleChoice identifier="a">Dalla persona</simpleChoice><simpleChoice identifier="b">Dal modulo</simpleChoice></choiceInteraction></div></div>`
    expect(await one(item2(declared('single', 'identifier', 'a'), body))).toMatchObject({
      type: 'single',
      prompt: 'Da dove si **comincia**?',
      choices: [{ correct: true }, { correct: false }],
    })
  })
  test('a word in a sentence, a number with tolerance, an order, and what is not imported', async () => {
    const gap = '<p>La <textEntryInteraction responseIdentifier="RESPONSE"/> traduce.</p>'
    expect(await told(item2(declared('single', 'string', 'mediatrice'), gap))).toEqual([
      ['changed', 'short', 'missing_word'],
    ])
    const equal =
      '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="2 2"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal></responseIf></responseCondition></responseProcessing>'
    const number = '<p>Quanti comuni?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
    expect(await one(item2(declared('single', 'float', '139'), number, equal))).toMatchObject({
      value: 139,
      tolerance: 2,
    })
    const order = `<p>Ordina</p><orderInteraction responseIdentifier="RESPONSE">${['c', 'a', 'b'].map((id) => `<simpleChoice identifier="${id}">passo ${id}</simpleChoice>`).join('')}</orderInteraction>`
    expect(await one(item2(declared('ordered', 'identifier', 'a', 'b', 'c'), order))).toMatchObject({
      items: ['passo a', 'passo b', 'passo c'],
    })
    expect(await told(item2('', '<p>Racconta</p><extendedTextInteraction responseIdentifier="RESPONSE"/>'))).toEqual([
      ['skipped', null, 'essay'],
    ])
    expect(
      await told(
        item2('', '<hotspotInteraction responseIdentifier="RESPONSE"><prompt>Dove?</prompt></hotspotInteraction>'),
      ),
    ).toEqual([['skipped', null, 'interaction']])
  })
})

describe('QTI 1.2', () => {
  test('as Canvas writes it', async () => {
    const material = (text: string) =>
      `<material><mattext texttype="text/html">&lt;p&gt;${text}&lt;/p&gt;</mattext></material>`
    const field = (label: string, entry: string) =>
      `<qtimetadatafield><fieldlabel>${label}</fieldlabel><fieldentry>${entry}</fieldentry></qtimetadatafield>`
    const item = (type: string, inside: string, processing: string) =>
      `<item ident="g1" title="Domanda"><itemmetadata><qtimetadata>${field('question_type', type)}${field('points_possible', '1.0')}</qtimetadata></itemmetadata><presentation>${material('Da dove si comincia?')}${inside}</presentation><resprocessing>${processing}</resprocessing></item>`
    const right = (condition: string) =>
      `<respcondition continue="No"><conditionvar>${condition}</conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>`
    const choices = (cardinality: string) =>
      `<response_lid ident="r1" rcardinality="${cardinality}"><render_choice>${['a', 'b', 'c'].map((id) => `<response_label ident="${id}"><material><mattext texttype="text/plain">scelta ${id}</mattext></material></response_label>`).join('')}</render_choice></response_lid>`
    const equal = (value: string, of = 'r1') => `<varequal respident="${of}">${value}</varequal>`
    const pair = (of: string) =>
      `<response_lid ident="${of}"><material><mattext texttype="text/plain">voce ${of}</mattext></material><render_choice><response_label ident="x1"><material><mattext>primo</mattext></material></response_label><response_label ident="x2"><material><mattext>secondo</mattext></material></response_label></render_choice></response_lid>`
    const file = `<?xml version="1.0"?><questestinterop><assessment ident="q"><section ident="root">${[
      item('multiple_choice_question', choices('Single'), right(equal('b'))),
      item(
        'multiple_answers_question',
        choices('Multiple'),
        right(`<and>${equal('a')}<not>${equal('b')}</not>${equal('c')}</and>`),
      ),
      item(
        'short_answer_question',
        '<response_str ident="r1"><render_fib/></response_str>',
        right(equal('ascolto') + equal('ascoltare')),
      ),
      item(
        'numerical_question',
        '<response_str ident="r1"><render_fib fibtype="Decimal"/></response_str>',
        right(`<or>${equal('10')}<and><vargte respident="r1">8</vargte><varlte respident="r1">12</varlte></and></or>`),
      ),
      item('matching_question', pair('p1') + pair('p2'), right(equal('x1', 'p1')) + right(equal('x2', 'p2'))),
      item('essay_question', '<response_str ident="r1"><render_fib/></response_str>', ''),
      item('multiple_dropdowns_question', choices('Single'), right(equal('a'))),
    ].join('')}</section></assessment></questestinterop>`
    expect(await told(file)).toEqual([
      ['kept', 'single'],
      ['kept', 'multiple'],
      ['kept', 'short'],
      ['kept', 'numeric'],
      ['kept', 'match'],
      ['skipped', null, 'essay'],
      ['skipped', null, 'cloze'],
    ])
    const [single, multiple, , numeric, match] = await read(file)
    expect(single?.question).toMatchObject({ choices: [{ correct: false }, { correct: true }, { correct: false }] })
    expect(multiple?.question).toMatchObject({ choices: [{ correct: true }, { correct: false }, { correct: true }] })
    expect(numeric?.question).toMatchObject({ value: 10, tolerance: 2 })
    expect(match?.question).toMatchObject({
      pairs: [
        { left: 'voce p1', right: 'primo' },
        { left: 'voce p2', right: 'secondo' },
      ],
    })
  })
})
