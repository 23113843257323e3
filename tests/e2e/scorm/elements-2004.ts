/** The data model of SCORM 2004 4th Edition (RTE 4.2) as a table of calls and what the standard says to each. */
import { anyOrder, row, type Row, type Type } from './rows.ts'

const get = (element: string, reply: string | RegExp, error = '0') => row(['GetValue', element], reply, error)
const set = (element: string, value: string, error = '0') =>
  row(['SetValue', element, value], error === '0' ? 'true' : 'false', error)

const wrong = (...values: string[]) => values.map((value) => [value, '406'] as const)
const outside = (...values: string[]) => values.map((value) => [value, '407'] as const)

const real = { right: ['0', '-12.5', '150', '0.1234567'], wrong: wrong('molto', '1,5', '', '1e2', '--1', '.') }
const types = {
  string250: { right: ['', 'pagina 7', 'è'.repeat(250)], wrong: [] },
  string1000: { right: ['', 'pagina 7', 'è'.repeat(1000)], wrong: [] },
  string64000: { right: ['', 'riga\nriga', 'è'.repeat(64_000)], wrong: wrong('x'.repeat(64_001)) },
  localized250: { right: ['Ciao', '{lang=it}Ciao', '{lang=it-IT}Ciao', 'è'.repeat(250)], wrong: wrong('{lang=}Ciao') },
  localized4000: {
    right: ['Ciao', '{lang=it}Ciao', 'è'.repeat(4000), 'riga\nriga'],
    wrong: wrong('{lang=}Ciao'),
  },
  real,
  scaled: {
    right: ['0', '-1', '1', '0.8500'],
    wrong: [...wrong('molto', '', '0,5'), ...outside('1.0001', '-1.1', '85')],
  },
  measure: { right: ['0', '1', '0.25'], wrong: [...wrong('metà', ''), ...outside('1.5', '-0.1')] },
  completion: {
    right: ['completed', 'incomplete', 'not attempted', 'unknown'],
    wrong: wrong('passed', 'Completed', '', 'finished'),
  },
  success: { right: ['passed', 'failed', 'unknown'], wrong: wrong('completed', 'Passed', '') },
  exit: { right: ['time-out', 'suspend', 'logout', 'normal', ''], wrong: wrong('finish', 'Suspend') },
  duration: {
    right: ['PT0S', 'PT1H30M5S', 'P1Y2M3DT4H5M6.78S', 'PT0.5S', 'P3D'],
    wrong: wrong('00:10:00', 'P', 'PT', '', 'PT1.234S', 'PT1.5H', 'P1W', '-PT1S', 'P1DT', '1H'),
  },
  time: {
    right: [
      '2026',
      '2026-11',
      '2026-11-27',
      '2026-11-27T10:20:30',
      '2026-11-27T10:20:30.5Z',
      '2026-11-27T10:20:30.5+01:00',
    ],
    wrong: wrong('27/11/2026', '2026-13-01', '1969-01-01', '2026-11-27T25:00:00', '', 'oggi', '2039-01-01'),
  },
  language: { right: ['', 'it', 'it-IT', 'i-klingon'], wrong: wrong('123', 'it_IT') },
  level: { right: ['0', '1', '1.5'], wrong: [...wrong('forte', ''), ...outside('-1')] },
  captioning: { right: ['-1', '0', '1'], wrong: wrong('2', 'sì', '', '0.5') },
  type: {
    right: [
      ...['true-false', 'choice', 'fill-in', 'long-fill-in', 'matching', 'performance', 'sequencing', 'likert'],
      ...['numeric', 'other'],
    ],
    wrong: wrong('quiz', 'Choice', ''),
  },
  result: {
    right: ['correct', 'incorrect', 'unanticipated', 'neutral', '0.5', '-1'],
    wrong: wrong('wrong', 'Correct', '', '.'),
  },
  response: { right: ['{lang=it}Ciao', 'x'], wrong: [] },
} as const satisfies Record<string, Type>
type TypeName = keyof typeof types

/** What may be read and written: element, what it is before anything is written (null: nothing, 403), type. */
const readWrite: [element: string, initial: string | null, type: TypeName][] = [
  ['cmi.completion_status', 'unknown', 'completion'],
  ['cmi.success_status', 'unknown', 'success'],
  ['cmi.location', null, 'string1000'],
  ['cmi.progress_measure', null, 'measure'],
  ['cmi.score.scaled', null, 'scaled'],
  ['cmi.score.raw', null, 'real'],
  ['cmi.score.min', null, 'real'],
  ['cmi.score.max', null, 'real'],
  ['cmi.suspend_data', null, 'string64000'],
  ['cmi.learner_preference.audio_level', '1', 'level'],
  ['cmi.learner_preference.language', '', 'language'],
  ['cmi.learner_preference.delivery_speed', '1', 'level'],
  ['cmi.learner_preference.audio_captioning', '0', 'captioning'],
  ['cmi.comments_from_learner.0.comment', 'primo', 'localized4000'],
  ['cmi.comments_from_learner.0.location', null, 'string250'],
  ['cmi.comments_from_learner.0.timestamp', null, 'time'],
  ['cmi.objectives.0.score.scaled', null, 'scaled'],
  ['cmi.objectives.0.score.raw', null, 'real'],
  ['cmi.objectives.0.score.min', null, 'real'],
  ['cmi.objectives.0.score.max', null, 'real'],
  ['cmi.objectives.0.success_status', 'unknown', 'success'],
  ['cmi.objectives.0.completion_status', 'unknown', 'completion'],
  ['cmi.objectives.0.progress_measure', null, 'measure'],
  ['cmi.objectives.0.description', null, 'localized250'],
  ['cmi.interactions.0.timestamp', null, 'time'],
  ['cmi.interactions.0.weighting', null, 'real'],
  ['cmi.interactions.0.result', null, 'result'],
  ['cmi.interactions.0.latency', null, 'duration'],
  ['cmi.interactions.0.description', null, 'localized250'],
  ['cmi.interactions.0.learner_response', null, 'response'],
  ['cmi.interactions.0.type', 'other', 'type'],
]

const writeOnly: [element: string, type: TypeName][] = [
  ['cmi.exit', 'exit'],
  ['cmi.session_time', 'duration'],
]

const readOnly: [element: string, reply: string | RegExp][] = [
  ['cmi._version', '1.0'],
  ['cmi.learner_id', /^[0-9a-f]{24}$/],
  ['cmi.learner_name', 'Ospite, Ginestra'],
  ['cmi.credit', 'credit'],
  ['cmi.mode', 'normal'],
  ['cmi.entry', 'ab-initio'],
  ['cmi.launch_data', 'avvio=1'],
  ['cmi.max_time_allowed', 'PT1H30M'],
  ['cmi.time_limit_action', 'exit,message'],
  ['cmi.total_time', /^PT0(H0M0)?S$/],
  ['cmi.score._children', anyOrder('scaled,raw,min,max')],
  ['cmi.learner_preference._children', anyOrder('audio_level,language,delivery_speed,audio_captioning')],
  ['cmi.comments_from_learner._children', anyOrder('comment,location,timestamp')],
  ['cmi.comments_from_lms._children', anyOrder('comment,location,timestamp')],
  ['cmi.comments_from_lms._count', '0'],
  ['cmi.comments_from_learner._count', '0'],
  ['cmi.objectives._children', anyOrder('id,score,success_status,completion_status,progress_measure,description')],
  // The objective of the manifest is there from the beginning.
  ['cmi.objectives._count', '1'],
  [
    'cmi.interactions._children',
    anyOrder('id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description'),
  ],
  ['cmi.interactions._count', '0'],
  ['adl.nav.request_valid.continue', /^(true|false|unknown)$/],
  ['adl.nav.request_valid.previous', /^(true|false|unknown)$/],
  ['adl.nav.request_valid.choice.{target=uno}', /^(true|false|unknown)$/],
  ['adl.nav.request_valid.jump.{target=uno}', /^(true|false|unknown)$/],
  ['adl.data._children', 'id,store'],
  ['adl.data._count', '0'],
]

/** Names that are none, or of our runtime's own insides. */
const unknown = [
  'cmi.colour',
  'cmi',
  'cmi.score',
  'adl.nav',
  'adl.colour',
  'cmi.core.lesson_status',
  'cmi.toJSON',
  'cmi._learner_id',
  'cmi.__proto__.x',
  'cmi.constructor',
  'cmi.objectives.childArray',
  'cmi.interactions.0abc.id',
  'cmi.interactions.-1.id',
  'cmi.objectives.0.colour',
  'CMI.location',
  'settings.lmsCommitUrl',
  '_sequencing.activityTree',
  'lastErrorCode',
]

const before: Row[] = [
  row(['GetLastError'], '0'),
  row(['GetValue', 'cmi.learner_id'], '', '122'),
  row(['SetValue', 'cmi.location', 'a'], 'false', '132'),
  row(['Commit', ''], 'false', '142'),
  row(['Terminate', ''], 'false', '112'),
  row(['Initialize', 'x'], 'false', '201'),
  row(['Initialize', ''], 'true'),
  row(['Initialize', ''], 'false', '103'),
]

const after: Row[] = [
  row(['Commit', 'x'], 'false', '201'),
  row(['Terminate', 'x'], 'false', '201'),
  row(['Terminate', ''], 'true'),
  row(['GetValue', 'cmi.learner_id'], '', '123'),
  row(['GetValue', 'cmi.completion_status'], '', '123'),
  row(['SetValue', 'cmi.location', 'a'], 'false', '133'),
  row(['Commit', ''], 'false', '143'),
  row(['Terminate', ''], 'false', '113'),
  row(['Initialize', ''], 'false', '104'),
  row(['GetErrorString', '406'], /./, '104'),
  row(['GetErrorString', '0'], /./, '104'),
  row(['GetErrorString', '999'], '', '104'),
  row(['GetErrorString', ''], '', '104'),
  row(['GetDiagnostic', '301'], /./, '104'),
]

/** A list grows one by one, is read within its bounds, and needs its identifiers first. */
const lists: Row[] = [
  get('cmi.objectives.0.id', 'obiettivo'),
  set('cmi.objectives.0.id', 'obiettivo'),
  set('cmi.objectives.0.id', 'altro', '351'),
  get('cmi.objectives.1.id', '', '301'),
  set('cmi.objectives.1.success_status', 'passed', '408'),
  set('cmi.objectives.2.id', 'terzo', '351'),
  set('cmi.objectives.1.id', '', '406'),
  set('cmi.objectives.1.id', 'obiettivo', '351'),
  set('cmi.objectives.1.id', 'urn:prova:due'),
  get('cmi.objectives.1.id', 'urn:prova:due'),
  get('cmi.objectives._count', '2'),
  get('cmi.objectives.1.success_status', 'unknown'),
  get('cmi.objectives.1.completion_status', 'unknown'),
  get('cmi.objectives.1.score._children', /scaled/),
  get('cmi.objectives.1.score.raw', '', '403'),
  get('cmi.objectives.1.description', '', '403'),
  set('cmi.objectives._count', '1', '404'),
  get('cmi.interactions.0.id', '', '301'),
  set('cmi.interactions.0.type', 'choice', '408'),
  set('cmi.interactions.1.id', 'seconda', '351'),
  set('cmi.interactions.0.id', '', '406'),
  set('cmi.interactions.0.id', 'prima'),
  get('cmi.interactions.0.id', 'prima'),
  get('cmi.interactions._count', '1'),
  get('cmi.interactions.0.type', '', '403'),
  set('cmi.interactions.0.learner_response', 'a', '408'),
  set('cmi.interactions.0.correct_responses.0.pattern', 'a', '408'),
  get('cmi.interactions.0.objectives._count', '0'),
  get('cmi.interactions.0.correct_responses._count', '0'),
  get('cmi.interactions.0.objectives.0.id', '', '301'),
  set('cmi.interactions.0.objectives.1.id', 'b', '351'),
  set('cmi.interactions.0.objectives.0.id', 'a'),
  set('cmi.interactions.0.objectives.1.id', 'a', '351'),
  get('cmi.interactions.0.objectives.0.id', 'a'),
  get('cmi.interactions.0.objectives._count', '1'),
  set('cmi.interactions.0.type', 'other'),
  set('cmi.interactions.0.correct_responses.1.pattern', 'b', '351'),
  set('cmi.interactions.0.correct_responses.0.pattern', 'a'),
  get('cmi.interactions.0.correct_responses.0.pattern', 'a'),
  get('cmi.interactions.0.correct_responses._count', '1'),
  get('cmi.comments_from_learner.0.comment', '', '301'),
  set('cmi.comments_from_learner.1.comment', 'b', '351'),
  set('cmi.comments_from_learner.0.comment', 'primo'),
  get('cmi.comments_from_learner._count', '1'),
  get('cmi.comments_from_lms.0.comment', '', '301'),
  set('cmi.comments_from_lms.0.comment', 'x', '404'),
  get('adl.data.0.store', '', '301'),
]

/** How each kind of interaction is answered, by RTE 4.2.9.1 and 4.2.9.2. */
const answers: [
  type: string,
  right: string[],
  wrongPatterns: string[],
  responses: string[],
  wrongResponses: string[],
][] = [
  ['true-false', ['true'], ['forse', 'true[,]false'], ['true', 'false'], ['forse', 't']],
  ['choice', ['a[,]b', 'c'], ['a[,]a'], ['a', 'a[,]b', ''], []],
  ['fill-in', ['{case_matters=true}{lang=it}auto[,]bici', 'casa'], [], ['casa', '{lang=it}casa'], []],
  ['long-fill-in', ['{lang=it}una risposta lunga'], [], ['x'.repeat(4000)], []],
  ['likert', ['molto'], [], ['molto'], ['due parole']],
  ['matching', ['a[.]1[,]b[.]2'], ['a'], ['a[.]1', 'a[.]1[,]b[.]2'], ['a']],
  ['performance', ['passo[.]3[:]5', 'passo[.]detto'], [], ['passo[.]4', 'passo[.]detto'], []],
  ['sequencing', ['a[,]b[,]c'], [], ['c[,]b[,]a'], []],
  ['numeric', ['3', '1[:]5', '[:]5'], ['molto', '5[:]1'], ['3.5', '-1'], ['molto', '1[:]5']],
  ['other', ['qualunque cosa'], [], ['qualunque cosa'], []],
]
const answerRows = answers.flatMap(([type, right, wrongPatterns, responses, wrongResponses], at): Row[] => {
  const one = `cmi.interactions.${at + 1}`
  const pattern = (count: number) => `${one}.correct_responses.${count}.pattern`
  return [
    set(`${one}.id`, `risposta-${type}`),
    set(`${one}.type`, type),
    ...wrongPatterns.map((value) => set(pattern(0), value, '406')),
    ...right
      .slice(0, ['choice', 'fill-in', 'numeric', 'performance'].includes(type) && type !== 'numeric' ? 9 : 1)
      .flatMap((value, count) => [set(pattern(count), value), get(pattern(count), value)]),
    ...responses.flatMap((value) => [set(`${one}.learner_response`, value), get(`${one}.learner_response`, value)]),
    ...wrongResponses.map((value) => set(`${one}.learner_response`, value, '406')),
  ]
})

const navigation: Row[] = [
  get('adl.nav.request', '_none_'),
  ...[
    'continue',
    'previous',
    '{target=uno}choice',
    '{target=uno}jump',
    'exit',
    'exitAll',
    'abandon',
    'abandonAll',
  ].flatMap((request) => [set('adl.nav.request', request), get('adl.nav.request', request)]),
  set('adl.nav.request', 'suspendAll'),
  set('adl.nav.request', 'forward', '406'),
  set('adl.nav.request', '', '406'),
  get('adl.nav.request_valid.choice.{target=nessuno}', 'false'),
  set('adl.nav.request', '_none_'),
]

const misused: Row[] = [
  get('', '', '301'),
  set('', 'x', '351'),
  get('cmi.location._children', '', '301'),
  get('cmi.location._count', '', '301'),
  get('cmi.score._count', '', '301'),
  get('cmi.location._version', '', '301'),
]

/** Every row, in the order in which they are called in one opening of an item. */
export const rows2004: Row[] = [
  ...before,
  ...readOnly.flatMap(([element, reply]) => [get(element, reply), set(element, 'x', '404'), get(element, reply)]),
  ...unknown.flatMap((element) => [get(element, '', '401'), set(element, 'x', '401')]),
  ...misused,
  ...['cmi.completion_threshold', 'cmi.scaled_passing_score'].flatMap((element) => [
    get(element, '', '403'),
    set(element, '0.5', '404'),
  ]),
  ...lists,
  ...readWrite.flatMap(([element, initial, type]) => [
    initial === null ? get(element, '', '403') : get(element, initial),
    ...types[type].right.flatMap((value) => [set(element, value), get(element, value)]),
    ...types[type].wrong.map(([value, error]) => set(element, value, error)),
    get(element, types[type].right.at(-1) ?? ''),
  ]),
  ...writeOnly.flatMap(([element, type]) => [
    get(element, '', '405'),
    ...types[type].right.map((value) => set(element, value)),
    ...types[type].wrong.map(([value, error]) => set(element, value, error)),
    get(element, '', '405'),
  ]),
  ...answerRows,
  ...navigation,
  row(['Commit', ''], 'true'),
  ...after,
]
