import type { Response } from './course-record.ts'

const signs = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A decimal number as both standards write it: no exponent, a point, at most 7 digits after it. */
export function decimal(value: number): string {
  const text = value.toFixed(7).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

/** The number a name ends with: `c3` is the third. */
const placeOf = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0)

/** One sign for a name, since SCORM 1.2 takes nothing longer: `c1` is `a`. */
const letter = (name: string) => signs[9 + placeOf(name)] ?? '0'

/** An answer as SCORM 1.2 writes it (RTE §3.4.7, `student_response`): single signs with commas between, `1.a` for pairs. */
export function spell12(response: Response): string {
  switch (response.kind) {
    case 'choice':
      return response.chosen.map(letter).join(',')
    case 'sequencing':
      return response.order.map(letter).join(',')
    case 'matching':
      return response.pairs.map(([left, right]) => `${signs[placeOf(left)] ?? '0'}.${letter(right)}`).join(',')
    case 'fill-in':
      return response.text.slice(0, 255)
    case 'numeric':
      return decimal(response.number)
    case 'likert':
      return response.step.slice(-1)
  }
}

/** What is right, as SCORM 1.2 writes it: in braces where all of several signs are needed. */
export function pattern12(right: Response): string {
  const spelt = spell12(right)
  return spelt.includes(',') && right.kind !== 'fill-in' ? `{${spelt}}` : spelt
}

/** An answer as SCORM 2004 and cmi5 write it (RTE §4.2.9.1; xAPI §2.4.4.1), with delimiters in brackets. */
export function spell2004(response: Response): string {
  switch (response.kind) {
    case 'choice':
      return response.chosen.join('[,]')
    case 'sequencing':
      return response.order.join('[,]')
    case 'matching':
      return response.pairs.map((pair) => pair.join('[.]')).join('[,]')
    case 'fill-in':
      return response.text.slice(0, 250)
    case 'numeric':
      return decimal(response.number)
    case 'likert':
      return response.step
  }
}

/** What is right, as SCORM 2004 and cmi5 write it: a number by its bounds. */
export function pattern2004(right: Response, tolerance: number): string {
  if (right.kind !== 'numeric') return spell2004(right)
  return `${decimal(right.number - tolerance)}[:]${decimal(right.number + tolerance)}`
}
