import { isLessonPath, textsOf, type CourseSource } from '../course-source.ts'
import { FaultList, type Fault } from '../faults.ts'

/** What new lessons and cases say until their author does. */
export const template = {
  lesson: 'Scrivi qui.',
  choice: 'Scrivi qui la scelta che è stata fatta',
  otherChoice: 'Scrivi qui un’altra scelta che si poteva fare',
  otherWay: 'Scrivi qui che cosa sarebbe successo.',
  mediator: 'Scrivi qui come la legge chi media.',
  colleague: 'Scrivi qui come la legge chi lavora a quello sportello.',
  debrief: 'Scrivi qui che cosa resta da questa storia.',
} as const

/** The short one may be part of a sentence of the author's: alone on its line it is none. */
const { lesson: short, ...long } = template

function leftIn(path: string, text: string): Fault[] {
  const faults = new FaultList(path)
  text.split('\n').forEach((line, index) => {
    const words = line.replace(/<[^>]*>/g, '').trim()
    const left = words === short ? short : Object.values(long).find((sentence) => line.includes(sentence))
    if (left) faults.add({ line: index + 1, column: line.indexOf(left) + 1 }, 'template_left', { words: left })
  })
  return faults.faults
}

/**
 * Sentences of the templates that nobody has written over: as a fault each, so that they keep a course from being handed
 * in and published. They are none of a text that is being written, which is shown with them.
 */
export const templateLeft = (source: CourseSource): Fault[] =>
  textsOf(source).flatMap(([path, text]) => (isLessonPath(path) ? leftIn(path, text) : []))
