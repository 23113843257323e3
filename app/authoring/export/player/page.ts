import { lessonsOf } from '#app/learning/course-plan.ts'
import type { Course } from './course.ts'
import { doneIn } from './play.ts'
import type { Refused } from './say.ts'

const all = (selector: string, within: ParentNode = document) =>
  [...within.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement)

/** Whether the list of lessons stands above them, where it would push them down. */
const isNarrow = () => matchMedia('(width < 60rem)').matches

/** Closes the list of lessons where it is in the way. */
export function closeOutline(): void {
  const outline = document.querySelector('details.outline')
  if (outline instanceof HTMLDetailsElement && isNarrow()) outline.open = false
}

/** The pages of a course: one shown at a time, with the list of all and how far one is. */
export class Pages {
  readonly #course: Course
  readonly #pages = all('[data-page]')

  constructor(course: Course) {
    this.#course = course
  }

  /** The page that an address inside the course leads to. */
  #pageOf(hash: string): HTMLElement | undefined {
    const target = document.getElementById(decodeURIComponent(hash.replace(/^#/, '')))
    return this.#pages.find((page) => page === target || (target && page.contains(target)))
  }

  /** Shows the page of an address and leads the reader to its place; the first one where it leads nowhere. */
  show(hash: string, hasMoved: boolean): void {
    const page = this.#pageOf(hash) ?? this.#pages[0]
    if (!page) return
    for (const one of this.#pages) one.hidden = one !== page
    const at = this.#course.placeOf(page.dataset.lesson ?? '')
    if (at >= 0) this.#course.visit(at)
    const title = page.querySelector('h1')?.textContent.trim() ?? ''
    document.title = `${title} – ${document.body.dataset.title ?? ''}`
    for (const link of all('.outline a')) {
      if (link.getAttribute('href') === `#${page.id}`) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    if (!hasMoved) return
    closeOutline()
    const target = document.getElementById(decodeURIComponent(hash.replace(/^#/, '')))
    if (target && target !== page) target.scrollIntoView()
    else {
      window.scrollTo(0, 0)
      page.querySelector('h1')?.focus({ preventScroll: true })
    }
  }

  /** Marks what is done, in the list and beneath the lessons. */
  mark(): void {
    const { data, play, say, standing } = this.#course
    const done = doneIn(data, play)
    for (const link of all('.outline a[data-lesson]')) {
      const isDone = done.has(link.dataset.lesson ?? '')
      const mark = link.querySelector('.outline__state')
      if (mark) mark.innerHTML = say.player(isDone ? 'state_done' : 'state_open')
      link.classList.toggle('is-done', isDone)
    }
    for (const { id, activities } of lessonsOf(data.outline)) {
      const foot = document.querySelector(`[data-foot="${id}"]`)
      if (!foot) continue
      const open = activities.length > 0 ? say.player('lesson_exercises') : ''
      const read = `<button class="button" type="button" data-read="${id}">${say.player('read')}</button>`
      foot.innerHTML = done.has(id)
        ? `<p class="done">${say.player('lesson_done')}</p>`
        : open
          ? `<p>${open}</p>`
          : read
    }
    this.#progress(standing.percent, standing.isCompleted)
  }

  #progress(percent: number, isCompleted: boolean): void {
    const { say, data } = this.#course
    const bar = document.querySelector('progress')
    if (bar) bar.value = percent
    const text = document.getElementById('percent')
    if (text) text.innerHTML = say.player('progress', { percent })
    const end = document.getElementById('end')
    if (!end || !isCompleted || end.innerHTML !== '') return
    end.innerHTML = `<p>${say.player(data.isModule ? 'module_done_all' : 'course_done')}</p>`
  }

  /** Draws an exercise as it is now; the reader is led to what is new. */
  draw(exerciseId: string, refused: Refused | null, isNew: boolean, itemId = ''): void {
    const place = document.querySelector(`[data-exercise="${exerciseId}"]`)
    if (!place) return
    place.innerHTML = this.#course.html(exerciseId, refused)
    place.classList.remove('place')
    if (!isNew) return
    const own = itemId && !refused ? document.getElementById(`${exerciseId}-${itemId}`) : null
    const marked = place.querySelector('[data-focus]')
    const target = marked instanceof HTMLElement ? marked : own
    target?.focus()
    if (target && target === own) target.scrollIntoView({ block: 'nearest' })
  }

  drawAll(): void {
    for (const { id } of this.#course.data.exercises) this.draw(id, null, false)
  }
}

/** Tells something at the head of every page; an empty text takes it away. */
export function notice(id: string, text: string): void {
  const place = document.getElementById(id)
  if (place) place.innerHTML = text && `<p>${text}</p>`
}
