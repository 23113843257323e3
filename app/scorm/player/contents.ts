import type { PackageItem } from '../package-structure.ts'
import type { PlayText } from '../play-messages.ts'
import type { RuntimeView } from './runtime.ts'

type Words = Record<PlayText, string>

function entry(item: PackageItem, view: RuntimeView, words: Words, onOpen: (id: string) => void): HTMLLIElement {
  const line = document.createElement('li')
  const status = view.statusOf(item)
  const told = status ? words[`status_${status}`] : ''
  if (item.launch) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'play__item'
    const isOpen = view.isOpen(item)
    button.disabled = !isOpen
    if (item.id === view.itemId) button.setAttribute('aria-current', 'page')
    if (status) button.dataset.status = status
    button.textContent = item.title
    const note = document.createElement('small')
    note.textContent = isOpen ? told : words.not_yet
    if (note.textContent) button.append(note)
    button.addEventListener('click', () => onOpen(item.id))
    line.append(button)
  } else {
    const title = document.createElement('strong')
    title.textContent = item.title
    line.append(title)
  }
  const children = list(item.children, view, words, onOpen)
  if (children) line.append(children)
  return line
}

/** The table of contents of a package, of what its manifest lets be seen; null where that is nothing. */
function list(items: readonly PackageItem[], view: RuntimeView, words: Words, onOpen: (id: string) => void) {
  const seen = items.filter(({ isVisible }) => isVisible)
  if (seen.length === 0) return null
  const ordered = document.createElement('ol')
  ordered.append(...seen.map((item) => entry(item, view, words, onOpen)))
  return ordered
}

/** Draws the contents anew; the button that had the focus has it again. */
export function drawContents(
  place: HTMLElement,
  items: readonly PackageItem[],
  view: RuntimeView,
  words: Words,
  onOpen: (id: string) => void,
): void {
  const focused = [...place.querySelectorAll('button')].findIndex((button) => button === document.activeElement)
  const drawn = list(items, view, words, onOpen)
  place.replaceChildren(...(drawn ? [drawn] : []))
  place.querySelectorAll('button')[focused]?.focus()
}
