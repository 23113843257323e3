import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import type { DraftModule } from '../draft-outline.ts'
import { partMessages } from './part-messages.ts'

type Modules = readonly Pick<DraftModule, 'folder' | 'title'>[]

/** Puts a lesson into another module. */
function MoveAway({ part, modules }: { part: string; modules: Modules }) {
  const t = useText(partMessages)
  return (
    <Form method="post">
      <input type="hidden" name="part" value={part} />
      <Select
        name="folder"
        id={`away-${part}`}
        label={t('other_module')}
        hint={t('other_module_hint')}
        options={modules.map(({ folder, title }) => ({ value: folder, label: title }))}
      />
      <Button kind="outline" className="button--small" name="arrange" value="away">
        {t('move_away')}
      </Button>
    </Form>
  )
}

type Props = {
  part: string
  title: string
  isOnly?: boolean
  /** Where else a lesson may go. */
  modules?: Modules
}

/** Moves, names or takes away a lesson (its path) or a module (its folder); the only module stays. */
export function ArrangePart({ part, title, isOnly = false, modules = [] }: Props) {
  const t = useText(partMessages)
  const isLesson = part.includes('/')
  return (
    <details className="fold fold--quiet">
      <summary aria-label={t('arrange_of', { title })}>{t('arrange')}</summary>
      <div className="fold__content">
        <Form method="post" className="button-row">
          <input type="hidden" name="part" value={part} />
          <Button kind="outline" className="button--small" name="arrange" value="up">
            {t('up')}
          </Button>
          <Button kind="outline" className="button--small" name="arrange" value="down">
            {t('down')}
          </Button>
        </Form>
        <Form method="post">
          <input type="hidden" name="part" value={part} />
          <TextField
            name="title"
            id={`rename-${part}`}
            label={t('new_title')}
            defaultValue={title}
            maxLength={300}
            autoComplete="off"
            required
          />
          <Button kind="outline" className="button--small" name="arrange" value="rename">
            {t('rename')}
          </Button>
        </Form>
        {modules.length > 0 && <MoveAway part={part} modules={modules} />}
        {!isOnly && (
          <Form method="post">
            <input type="hidden" name="part" value={part} />
            <p className="muted">{t(isLesson ? 'remove_lesson' : 'remove_module')}</p>
            <Button kind="outline" className="button--small" name="arrange" value="remove">
              {t('remove')}
            </Button>
          </Form>
        )}
      </div>
    </details>
  )
}
