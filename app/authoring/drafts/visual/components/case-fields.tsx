import { useEffect, useRef } from 'react'
import { Html } from '#app/assessment/components/html.tsx'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { exitOf, pictureOf, scenesOf, type Exit } from '../case-outline.ts'
import { withAttribute, withInner, withoutPart } from '../change-element.ts'
import { elementsOf, wordsOf } from '../component-shape.ts'
import type { Element } from '../element.ts'
import { visualMessages } from '../messages.ts'
import { newPart, withAdded } from '../new-part.ts'
import { useAround } from './form-context.tsx'
import { ChoiceField } from './typed-fields.tsx'

type Story = { element: Element; onChange: (element: Element) => void }
type Props = { element: Element; story: Story; onChange: (element: Element) => void }

/** The ways of a case as they are now, in a box that scrolls: drawn as for learners, without what their page brings. */
export function CasePicture({ element }: { element: Element }) {
  const t = useText(visualMessages)
  const box = useRef<HTMLDivElement>(null)
  const svg = pictureOf(element)
  useEffect(() => {
    // The first scene stands in the middle.
    if (box.current) box.current.scrollLeft = (box.current.scrollWidth - box.current.clientWidth) / 2
  }, [])
  if (!svg) return null
  return (
    <figure className="case-picture">
      <div ref={box} className="case-picture__box sideways" role="group" aria-label={t('picture')} tabIndex={0}>
        <Html html={svg} />
      </div>
      <figcaption className="muted">{t('picture_note')}</figcaption>
    </figure>
  )
}

const fresh = 'new'

/** The scene that something leads to: one of the case, or one begun now. */
export function WayField({ element, name, story, onChange }: Props & { name: 'to' | 'next' }) {
  const t = useText(visualMessages)
  const { beginning } = useAround()
  const scenes = scenesOf(story.element)
  const value = wordsOf(element, name)
  const choose = (to: string) => {
    if (to !== fresh) {
      onChange(withAttribute(element, name, to))
      return
    }
    const scene = newPart('Scene', beginning(wordsOf(story.element, 'id')))
    const led = withInner(story.element, withAttribute(element, name, wordsOf(scene, 'id')))
    story.onChange(withAdded(led, scene))
  }
  const missing =
    value && !scenes.some(({ id }) => id === value) ? [{ value, label: t('unknown_scene', { id: value }) }] : []
  const options = [
    ...(value ? missing : [{ value: '', label: t('none') }]),
    ...scenes.map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${title || id}` })),
    { value: fresh, label: t('new_scene') },
  ]
  const label = t(name === 'to' ? 'leads_to' : 'exit_scene')
  return <ChoiceField label={label} value={value} options={options} onChange={choose} />
}

/** How a scene goes on: it ends the case, leads to another, or lets the reader decide. */
export function SceneExit({ element, story, onChange }: Props) {
  const t = useText(visualMessages)
  const { beginning } = useAround()
  const exit = exitOf(element)
  const options = (['end', 'next', 'decision'] as const).map((one) => ({ value: one, label: t(`exit_${one}`) }))
  const choose = (value: string) => {
    const to = options.find((one) => one.value === value)?.value
    if (!to || to === exit) return
    onChange(withExit(element, to, () => newPart('Decision', beginning(wordsOf(element, 'id')))))
  }
  return (
    <div className="element-form__exit">
      <ChoiceField label={t('exit')} value={exit ?? ''} options={options} onChange={choose} />
      {exit === 'next' && <WayField element={element} name="next" story={story} onChange={onChange} />}
    </div>
  )
}

function withExit(scene: Element, exit: Exit, decision: () => Element): Element {
  const cleared = elementsOf(scene, 'Decision').reduce((sum, one) => withoutPart(sum, one.key), scene)
  const plain = withAttribute(withAttribute(cleared, 'end', null), 'next', null)
  if (exit === 'end') return withAttribute(plain, 'end', true)
  return exit === 'next' ? withAttribute(plain, 'next', '') : withAdded(plain, decision())
}
