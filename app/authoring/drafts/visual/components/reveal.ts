import type { BlockRemark } from './use-block-remarks.ts'

/** Frames of a screen to wait for what a fold makes when it is opened. */
const mostFrames = 30

/** What is found once it is there; null where it never comes. */
async function appears(find: () => HTMLElement | null | undefined): Promise<HTMLElement | null> {
  for (let frame = 0; frame < mostFrames; frame += 1) {
    const found = find()
    if (found) return found
    await new Promise(requestAnimationFrame)
  }
  return null
}

function openFold(around: HTMLElement): void {
  for (const child of around.children) if (child instanceof HTMLDetailsElement) child.open = true
}

/** Opens the last part of a kind that a form shows, and puts the focus into its first field: what is typed next goes there. */
export async function enterNewest(form: HTMLElement, name: string): Promise<void> {
  const own = () =>
    [...form.querySelectorAll<HTMLElement>(`[data-part^="${name}-"]`)].filter(
      (one) => one.parentElement?.closest('.element-form') === form,
    )
  const before = own().length
  const part = await appears(() => (own().length > before ? own().at(-1) : null))
  if (!part) return
  openFold(part)
  const target = await appears(() => part.querySelector<HTMLElement>(fields))
  target?.focus()
}

const fields = 'input, select, textarea, [contenteditable="true"]'

/** Opens a block as far as a remark is deep, and puts the focus into the field it is of, or the first there is. */
export async function reveal(
  box: HTMLElement,
  { key, steps, field }: Pick<BlockRemark, 'key' | 'steps' | 'field'>,
): Promise<void> {
  let at = await appears(() => box.querySelector<HTMLElement>(`[data-block="${key}"]`))
  if (!at) return
  openFold(at)
  for (const { name, place } of steps) {
    const around = at
    const part = await appears(() => around.querySelector<HTMLElement>(`[data-part="${name}-${place ?? 1}"]`))
    if (!part) break
    openFold(part)
    at = part
  }
  const found = at
  const exact = field === null ? null : await appears(() => found.querySelector<HTMLElement>(`[data-field="${field}"]`))
  const target =
    exact?.querySelector<HTMLElement>(fields) ?? (await appears(() => found.querySelector<HTMLElement>(fields)))
  const fold = target?.closest('details')
  if (fold) fold.open = true
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}
