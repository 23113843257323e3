import { lessonsOf } from '#app/learning/course-plan.ts'
import type { CourseRecord } from '#app/scorm/export/runtime/course-record.ts'
import { Course } from './course.ts'
import type { CourseData } from './course-data.ts'
import { closeOutline, notice, Pages } from './page.ts'
import { sayer } from './say.ts'

function isData(value: unknown): value is CourseData {
  return typeof value === 'object' && value !== null && 'mark' in value && 'exercises' in value
}

function readData(): CourseData {
  const data: unknown = JSON.parse(document.getElementById('course')?.textContent ?? '')
  if (!isData(data)) throw new Error('the course is not in its page')
  return data
}

/** What a form of an exercise asks for is done here, and nothing is sent. */
function listen(course: Course, pages: Pages): void {
  document.addEventListener('submit', (event) => {
    event.preventDefault()
    const { target, submitter } = event
    if (!(target instanceof HTMLFormElement)) return
    const exerciseId = target.dataset.of ?? ''
    const act = submitter instanceof HTMLButtonElement ? submitter.value : 'answer'
    const form = new FormData(target)
    const item = form.get('item')
    const refused = course.act(exerciseId, act || (target.querySelector('button')?.value ?? ''), form)
    pages.draw(exerciseId, refused, true, typeof item === 'string' ? item : '')
    pages.mark()
  })
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-read]') : null
    if (!(button instanceof HTMLElement)) return
    const foot = button.parentElement
    course.markRead(button.dataset.read ?? '')
    pages.mark()
    const next = foot?.parentElement?.querySelector('[data-next]')
    if (next instanceof HTMLElement) next.focus()
  })
  window.addEventListener('hashchange', () => {
    pages.show(location.hash, true)
  })
  setInterval(() => {
    for (const id of course.endOverdue()) pages.draw(id, null, true)
  }, 5000)
}

/** Everything has been committed already: browsers that tell nobody a page is left lose nothing but the last minutes. */
function leaveWell(course: Course, leave: () => void): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') course.save()
  })
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}

type OpenRecord = () => Promise<CourseRecord | null>

async function start(openRecord: OpenRecord): Promise<void> {
  const data = readData()
  const say = sayer(data.words, data.locale)
  document.documentElement.classList.add('is-played')
  notice('register', say.player('connecting'))
  closeOutline()
  new Pages(new Course(data, null)).show(location.hash, false)
  const record = await openRecord()
  const course = new Course(data, record)
  const pages = new Pages(course)
  const anew = course.resume()
  notice('register', record ? (record.isReview ? say.player('review') : '') : say.player('unrecorded'))
  notice('anew', anew ? say.player(`anew_${anew}`) : '')
  record?.onTrouble((isTroubled) => {
    notice('register', isTroubled ? say.player('trouble') : '')
  })
  pages.drawAll()
  pages.mark()
  listen(course, pages)
  leaveWell(course, () => record?.leave())
  const here = lessonsOf(data.outline)[course.play.at]
  const isResumed = record !== null && record.resumed !== '' && anew === null
  pages.show(isResumed && here && location.hash === '' ? `#l-${here.id}` : location.hash, false)
  course.save()
  document.documentElement.dataset.ready = 'true'
}

/** Plays the course of this page, with the register that is found for it; without one it can be read and tried. */
export function play(openRecord: OpenRecord): void {
  void start(openRecord)
}
