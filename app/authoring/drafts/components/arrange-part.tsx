import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { partMessages } from './part-messages.ts'

/** Moves, names or takes away a lesson (its path) or a module (its folder). */
export function ArrangePart({ part, title }: { part: string; title: string }) {
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
        <Form method="post">
          <input type="hidden" name="part" value={part} />
          <p className="muted">{t(isLesson ? 'remove_lesson' : 'remove_module')}</p>
          <Button kind="outline" className="button--small" name="arrange" value="remove">
            {t('remove')}
          </Button>
        </Form>
      </div>
    </details>
  )
}
