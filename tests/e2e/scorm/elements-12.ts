/** The data model of SCORM 1.2 (RTE §3.4.4) as a table of calls and what the standard says to each. */
import { row, type Row, type Type } from './rows.ts'

const get = (element: string, reply: string | RegExp, error = '0') => row(['LMSGetValue', element], reply, error)
const set = (element: string, value: string, error = '0') =>
  row(['LMSSetValue', element, value], error === '0' ? 'true' : 'false', error)

const long = (length: number) => 'è'.repeat(length)
const wrong = (...values: string[]) => values.map((value) => [value, '405'] as const)

const types = {
  string255: { right: [long(255), '', 'pagina 7'], wrong: wrong(long(256)) },
  string4096: { right: [long(4096), '', 'riga\nriga'], wrong: wrong(long(4097)) },
  identifier: { right: ['uno', 'obj_1-a.b', 'x'.repeat(255)], wrong: wrong('', 'x'.repeat(256), 'perchè') },
  score: {
    right: ['0', '100', '85.5', ''],
    wrong: wrong('-1', '100.1', '101', 'molto', '8,5', '-', '.', '1e2', ' 5', 'NaN'),
  },
  decimal: { right: ['0', '-1.5', '100', '.5'], wrong: wrong('molto', '1,5', '-', '.', '1e2', '') },
  lessonStatus: {
    right: ['passed', 'completed', 'failed', 'incomplete', 'browsed'],
    wrong: wrong('finished', 'Passed', '', 'unknown'),
  },
  status: {
    right: ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'],
    wrong: wrong('finished', 'Passed', '', 'unknown'),
  },
  exit: { right: ['time-out', 'suspend', 'logout', ''], wrong: wrong('Suspend', 'finish') },
  timespan: {
    right: ['00:00:00', '0001:02:03.45', '9999:59:59', '10:20:30.5'],
    wrong: wrong('1:00:00', '00:00', '00:00:00.123', '12345:00:00', '00:5:00', 'PT1H', '', '-00:00:01'),
  },
  time: {
    right: ['00:00:00', '23:59:59', '10:20:30.5'],
    wrong: wrong('24:00:00', '10:60:00', '9:00:00', '0010:20:30', '', '10:20:30.123'),
  },
  audio: { right: ['-1', '0', '100'], wrong: wrong('-2', '101', '1.5', 'forte') },
  speed: { right: ['-100', '0', '100'], wrong: wrong('-101', '101', '1.5', 'svelto') },
  text: { right: ['-1', '0', '1'], wrong: wrong('-2', '2', '0.5', 'sì') },
  interactionType: {
    right: ['true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'],
    wrong: wrong('other', 'long-fill-in', 'Choice', ''),
  },
  result: {
    right: ['correct', 'wrong', 'unanticipated', 'neutral', '0.5', '12'],
    wrong: wrong('giusto', 'Correct', '', '.', '1,5'),
  },
  feedback: { right: ['a', '1,2,3', 'uno.a,due.b', 't', 'x'.repeat(255)], wrong: [] },
} as const satisfies Record<string, Type>
type TypeName = keyof typeof types

/** What may be read and written: element, what it is before anything is written, type. */
const readWrite: [element: string, initial: string, type: TypeName][] = [
  ['cmi.core.lesson_location', '', 'string255'],
  ['cmi.core.lesson_status', 'not attempted', 'lessonStatus'],
  ['cmi.core.score.raw', '', 'score'],
  ['cmi.core.score.min', '', 'score'],
  ['cmi.core.score.max', '', 'score'],
  ['cmi.suspend_data', '', 'string4096'],
  ['cmi.comments', '', 'string4096'],
  ['cmi.student_preference.audio', '', 'audio'],
  ['cmi.student_preference.language', '', 'string255'],
  ['cmi.student_preference.speed', '', 'speed'],
  ['cmi.student_preference.text', '', 'text'],
  ['cmi.objectives.0.status', '', 'status'],
  ['cmi.objectives.0.score.raw', '', 'score'],
  ['cmi.objectives.0.score.min', '', 'score'],
  ['cmi.objectives.0.score.max', '', 'score'],
  ['cmi.objectives.0.id', 'primo', 'identifier'],
]

const writeOnly: [element: string, type: TypeName][] = [
  ['cmi.core.exit', 'exit'],
  ['cmi.core.session_time', 'timespan'],
  ['cmi.interactions.0.id', 'identifier'],
  ['cmi.interactions.0.objectives.0.id', 'identifier'],
  ['cmi.interactions.0.time', 'time'],
  ['cmi.interactions.0.type', 'interactionType'],
  ['cmi.interactions.0.correct_responses.0.pattern', 'feedback'],
  ['cmi.interactions.0.weighting', 'decimal'],
  ['cmi.interactions.0.student_response', 'feedback'],
  ['cmi.interactions.0.result', 'result'],
  ['cmi.interactions.0.latency', 'timespan'],
]

const readOnly: [element: string, reply: string | RegExp][] = [
  ['cmi.core.student_id', /^[0-9a-f]{24}$/],
  ['cmi.core.student_name', 'Ospite, Ginestra'],
  ['cmi.core.credit', 'credit'],
  ['cmi.core.entry', 'ab-initio'],
  ['cmi.core.total_time', /^\d{2,4}:00:00$/],
  ['cmi.core.lesson_mode', 'normal'],
  ['cmi.launch_data', 'avvio=1'],
  ['cmi.comments_from_lms', ''],
  ['cmi.student_data.mastery_score', '80'],
  ['cmi.student_data.max_time_allowed', /^\d{0,2}01:30:00$/],
  ['cmi.student_data.time_limit_action', 'continue,no message'],
]

const keywords: [element: string, reply: string | RegExp][] = [
  ['cmi._version', '3.4'],
  [
    'cmi.core._children',
    'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
  ],
  ['cmi.core.score._children', 'raw,min,max'],
  ['cmi.objectives._children', 'id,score,status'],
  ['cmi.objectives._count', '0'],
  ['cmi.student_data._children', 'mastery_score,max_time_allowed,time_limit_action'],
  ['cmi.student_preference._children', 'audio,language,speed,text'],
  ['cmi.interactions._children', 'id,objectives,time,type,correct_responses,weighting,student_response,result,latency'],
  ['cmi.interactions._count', '0'],
]

/** Names that are none, or of our runtime's own insides. */
const unknown = [
  'cmi.core.colour',
  'cmi.colour',
  'cmi.core',
  'cmi',
  'adl.nav.request',
  'cmi.core.toJSON',
  'cmi.core._student_id',
  'cmi.core.__proto__.x',
  'cmi.constructor',
  'cmi.objectives.childArray',
  'cmi.objectives.0abc.id',
  'cmi.objectives.-1.id',
  'cmi.interactions.0.colour',
  'CMI.core.lesson_location',
  'cmi.core.lesson_location ',
  'nav.event',
]

const before: Row[] = [
  row(['LMSGetLastError'], '0'),
  row(['LMSGetValue', 'cmi.core.student_id'], '', '301'),
  row(['LMSGetValue', 'cmi.core.colour'], '', '301'),
  row(['LMSSetValue', 'cmi.core.lesson_location', 'a'], 'false', '301'),
  row(['LMSCommit', ''], 'false', '301'),
  row(['LMSFinish', ''], 'false', '301'),
  row(['LMSInitialize', 'x'], 'false', '201'),
  row(['LMSInitialize', ''], 'true'),
  row(['LMSInitialize', ''], 'false', '101'),
]

const after: Row[] = [
  row(['LMSCommit', 'x'], 'false', '201'),
  row(['LMSFinish', 'x'], 'false', '201'),
  row(['LMSFinish', ''], 'true'),
  row(['LMSGetValue', 'cmi.core.student_id'], '', '301'),
  row(['LMSSetValue', 'cmi.core.lesson_location', 'a'], 'false', '301'),
  row(['LMSCommit', ''], 'false', '301'),
  row(['LMSFinish', ''], 'false', '301'),
  row(['LMSInitialize', ''], 'false', '101'),
  row(['LMSGetErrorString', '405'], 'Incorrect Data Type', '101'),
  row(['LMSGetErrorString', '0'], /./, '101'),
  row(['LMSGetErrorString', ''], '', '101'),
  row(['LMSGetErrorString', '999'], '', '101'),
  row(['LMSGetDiagnostic', '301'], /./, '101'),
]

/** A list grows one by one, and is read within its bounds. */
const lists: Row[] = [
  get('cmi.objectives.0.id', '', '201'),
  set('cmi.objectives.1.id', 'secondo', '201'),
  set('cmi.objectives.0.id', 'primo'),
  get('cmi.objectives._count', '1'),
  get('cmi.objectives.0.score._children', 'raw,min,max'),
  get('cmi.objectives.1.id', '', '201'),
  set('cmi.interactions.1.id', 'seconda', '201'),
  set('cmi.interactions.0.id', 'prima'),
  get('cmi.interactions._count', '1'),
  get('cmi.interactions.0.objectives._count', '0'),
  get('cmi.interactions.0.correct_responses._count', '0'),
  set('cmi.interactions.0.objectives.1.id', 'b', '201'),
  set('cmi.interactions.0.objectives.0.id', 'a'),
  set('cmi.interactions.0.correct_responses.1.pattern', 'b', '201'),
  set('cmi.interactions.0.correct_responses.0.pattern', 'a'),
  get('cmi.interactions.0.objectives._count', '1'),
  get('cmi.interactions.0.correct_responses._count', '1'),
]

const keywordRows = (): Row[] => [
  ...keywords.flatMap(([element, reply]) => [get(element, reply), set(element, 'x', '402'), get(element, reply)]),
  get('cmi.core.student_id._children', '', '202'),
  get('cmi.suspend_data._children', '', '202'),
  get('cmi.core._count', '', '203'),
  get('cmi.core.lesson_status._count', '', '203'),
]

/** Every row, in the order in which they are called in one opening of an item. */
export const rows12: Row[] = [
  ...before,
  ...keywordRows(),
  ...readOnly.flatMap(([element, reply]) => [get(element, reply), set(element, 'x', '403'), get(element, reply)]),
  ...unknown.flatMap((element) => [get(element, '', '401'), set(element, 'x', '401')]),
  get('', '', '201'),
  set('', 'x', '201'),
  ...lists,
  ...readWrite.flatMap(([element, initial, type]) => [
    get(element, initial),
    ...types[type].right.flatMap((value) => [set(element, value), get(element, value)]),
    ...types[type].wrong.map(([value, error]) => set(element, value, error)),
    get(element, types[type].right.at(-1) ?? ''),
  ]),
  ...writeOnly.flatMap(([element, type]) => [
    get(element, '', '404'),
    ...types[type].right.map((value) => set(element, value)),
    ...types[type].wrong.map(([value, error]) => set(element, value, error)),
    get(element, '', '404'),
  ]),
  row(['LMSCommit', ''], 'true'),
  ...after,
]
