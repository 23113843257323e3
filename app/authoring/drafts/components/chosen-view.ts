/** How a lesson is written: in blocks, as text with suggestions, or in the field itself. */
export const views = ['visual', 'source', 'plain'] as const
export type View = (typeof views)[number]

const name = 'sguardi-write-view'

/** How somebody wrote last in this browser; in blocks at first. */
export function chosenView(): View {
  try {
    const kept = localStorage.getItem(name)
    return views.find((view) => view === kept) ?? 'visual'
  } catch {
    return 'visual'
  }
}

export function keepView(view: View): void {
  try {
    localStorage.setItem(name, view)
  } catch {
    // A browser that keeps nothing begins with blocks each time.
  }
}
