import { useText } from '#app/platform/i18n/use-text.tsx'
import { asAuthorText, asTyped } from '../author-words.ts'
import { withSceneRenamed } from '../case-outline.ts'
import { withAttribute, withInner, withoutPart, withPart, withPartMoved, withText } from '../change-element.ts'
import { asksForText, elementsOf, fieldsOf, isExpected, partsToAdd, textKindOf, wordsOf } from '../component-shape.ts'
import type { Element, TextPart } from '../element.ts'
import { visualMessages } from '../messages.ts'
import { newPart, withAdded } from '../new-part.ts'
import { AttributeField } from './attribute-field.tsx'
import { CasePicture, SceneExit, WayField } from './case-fields.tsx'
import { useAround, useNames } from './form-context.tsx'
import { PartFrame } from './part-frame.tsx'
import { enterNewest } from './reveal.ts'
import { LineField, TextField } from './typed-fields.tsx'

export type FormProps = {
  element: Element
  /** The case it is a part of, and how to change that as a whole. */
  story?: { element: Element; onChange: (element: Element) => void } | undefined
  /** The question it answers, where one answer alone is right. */
  group?: string | undefined
  onChange: (element: Element) => void
}

/** A text inside a component; begun where there is none yet. */
function WordsField({
  element,
  part,
  onChange,
}: {
  element: Element
  part: TextPart | null
  onChange: FormProps['onChange']
}) {
  const t = useText(visualMessages)
  const isLine = textKindOf(element.name) === 'line' && !part?.text.includes('\n')
  const change = (words: string) => onChange(withText(element, part?.key ?? null, asAuthorText(words)))
  const value = asTyped(part?.text ?? '')
  if (isLine) return <LineField field="text" label={t('content')} value={value} onChange={change} />
  return <TextField field="text" label={t('content')} value={value} onChange={change} />
}

function Settings({ element, onChange }: Pick<FormProps, 'element' | 'onChange'>) {
  const t = useText(visualMessages)
  const { rest, other } = fieldsOf(element)
  if (rest.length === 0 && other.length === 0) return null
  return (
    <details className="fold--quiet">
      <summary>{t('rest')}</summary>
      {rest.map((field) => (
        <AttributeField key={field.name} element={element} field={field} onChange={onChange} />
      ))}
      {other.length > 0 && (
        <p className="muted">
          {t('other_attributes')} <code>{other.join(' ')}</code>
        </p>
      )}
    </details>
  )
}

/** A right answer makes the others of a question wrong, where one alone is right. */
function settled(whole: Element, part: Element): Element {
  const next = withPart(whole, part)
  if (wordsOf(whole, 'type') !== 'single' || part.name !== 'Choice' || wordsOf(part, 'correct') === '') return next
  return elementsOf(next, 'Choice')
    .filter(({ key }) => key !== part.key)
    .reduce(
      (sum, one) => (wordsOf(one, 'correct') === '' ? sum : withPart(sum, withAttribute(one, 'correct', null))),
      next,
    )
}

/** The parts of a component, texts among them, in the order they are written. */
function Parts({ element, story, onChange }: FormProps) {
  const t = useText(visualMessages)
  const { say } = useAround()
  const { nameOf } = useNames()
  const first = element.children.find(({ kind }) => kind === 'text')
  const isBegun = first !== undefined || !asksForText(element.name)
  // The field in which a text is begun goes on as the text's own: one list, one key.
  const shown = isBegun ? element.children : [null, ...element.children]
  const group = wordsOf(element, 'type') === 'single' ? `right-${element.key}` : undefined
  return (
    <>
      {shown.map((part) => {
        if (part === null || part.kind === 'text') {
          const key = part === null || part === first ? 'words' : part.key
          return <WordsField key={key} element={element} part={part} onChange={onChange} />
        }
        const likes = elementsOf(element, part.name)
        const at = likes.findIndex(({ key }) => key === part.key)
        return (
          <PartFrame
            key={part.key}
            part={part}
            place={at + 1}
            count={likes.length}
            warning={isExpected(element, part.name) ? null : t('unexpected')}
            onMove={(by) => onChange(withPartMoved(element, part.key, by))}
            onRemove={() => {
              say(t('removed', { name: nameOf(part.name) }))
              onChange(withoutPart(element, part.key))
            }}
          >
            <ElementForm
              element={part}
              story={story}
              group={part.name === 'Choice' ? group : undefined}
              onChange={(next) => onChange(settled(element, next))}
            />
          </PartFrame>
        )
      })}
    </>
  )
}

function AddParts({ element, onChange }: Pick<FormProps, 'element' | 'onChange'>) {
  const t = useText(visualMessages)
  const { beginning, say } = useAround()
  const { nameOf } = useNames()
  const names = partsToAdd(element)
  if (names.length === 0) return null
  return (
    <p className="button-row">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="button button--outline button--small"
          onClick={({ currentTarget }) => {
            const form = currentTarget.closest<HTMLElement>('.element-form')
            if (form) void enterNewest(form, name)
            onChange(withAdded(element, newPart(name, beginning(wordsOf(element, 'id')))))
            say(t('added', { name: nameOf(name) }))
          }}
        >
          {t('add_part', { name: nameOf(name) })}
        </button>
      ))}
    </p>
  )
}

/** What is missing where nobody says why: learners read no more than whether they were right. */
function CommentsHint({ element }: Pick<FormProps, 'element'>) {
  const t = useText(visualMessages)
  if (element.name !== 'Question' || wordsOf(element, 'type') === 'scale') return null
  const isSaid = [element, ...elementsOf(element)].some((one) => elementsOf(one, 'Feedback').length > 0)
  return isSaid ? null : <p className="muted">{t('no_comments')}</p>
}

/** A scene that gets another id takes the ways that lead to it along. */
function sceneChange({ element, story, onChange }: FormProps): FormProps['onChange'] {
  const id = wordsOf(element, 'id')
  return (next) => {
    const to = wordsOf(next, 'id')
    const isTaken = story && elementsOf(story.element, 'Scene').some((one) => wordsOf(one, 'id') === to)
    if (element.name !== 'Scene' || !story || to === id || isTaken) onChange(next)
    else story.onChange(withSceneRenamed(withInner(story.element, next), id, to))
  }
}

/** A component as a form: what it is asked, what is written in it, its parts; everything else stays as it is written. */
export function ElementForm({ element, story, group, onChange }: FormProps) {
  const whole = element.name === 'Case' ? { element, onChange } : story
  const { main } = fieldsOf(element)
  return (
    <div className="element-form">
      {element.name === 'Case' && <CasePicture element={element} />}
      <div className="element-form__fields">
        {main.map((field) => (
          <AttributeField key={field.name} element={element} field={field} group={group} onChange={onChange} />
        ))}
      </div>
      <Parts element={element} story={whole} onChange={onChange} />
      {element.name === 'Option' && whole && <WayField element={element} name="to" story={whole} onChange={onChange} />}
      {element.name === 'Scene' && whole && <SceneExit element={element} story={whole} onChange={onChange} />}
      <CommentsHint element={element} />
      <AddParts element={element} onChange={onChange} />
      <Settings element={element} onChange={sceneChange({ element, story, onChange })} />
    </div>
  )
}
