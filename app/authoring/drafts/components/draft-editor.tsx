import type { SubmissionResult } from '@conform-to/dom'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import type { LessonMedia } from '../../media/draft-media-queries.server.ts'
import { isLessonPath } from '../../course-source.ts'
import type { DraftText } from '../draft-queries.server.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import type { TextPreview } from '../preview-text.server.ts'
import type { DifferencePart } from '../text-difference.ts'
import { Difference } from './difference.tsx'
import type { SaidFault, Target } from '../visual/components/use-told.ts'
import { FaultsHere } from './faults-here.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { TextEditor } from './text-editor.tsx'
import type { UnsavedCopy } from './unsaved-copy.ts'
import type { LiveState } from './live-draft.ts'
import { useLiveDraft } from './use-live-draft.ts'
import { writeMessages } from './write-messages.ts'

type Overtaken = {
  /** What the field holds: both changes where they do not touch, else one's own. */
  text: string
  isMerged: boolean
  revision: number
  theirs: DifferencePart[]
  mine: DifferencePart[]
}
type Props = {
  slug: string
  counter: DepartmentKind | null
  language: Locale
  file: DraftText
  media: LessonMedia
  /** How it looks as saved. */
  preview: TextPreview
  personId: string
  /** Where something is to be mended. */
  line: number | null
  reply: { result: SubmissionResult; overtaken: Overtaken | null } | null
}

/** Both changes since the text they began from: nothing is lost, and somebody decides. */
function OvertakenNews({ isMerged, theirs, mine, here, onLeave }: Overtaken & { here: string; onLeave: () => void }) {
  const t = useText(draftMessages)
  return (
    <Alert kind={isMerged ? 'warning' : 'danger'} title={t('overtaken_title')}>
      <p>{t(isMerged ? 'overtaken_merged' : 'overtaken')}</p>
      <h2>{t('theirs')}</h2>
      <Difference parts={theirs} />
      <h2>{t('mine')}</h2>
      <Difference parts={mine} />
      <p>
        <a href={here} onClick={onLeave}>
          {t('take_theirs')}
        </a>
      </p>
    </Alert>
  )
}

/** How the text is doing, and who else is at it. */
function SaveLine({ live }: { live: LiveState }) {
  const write = useText(writeMessages)
  const { time } = useFormats()
  const { state, savedAt, others } = live
  const names = others.join(', ')
  return (
    <p className="draft-editor__state muted" role="status">
      {state === 'saved' && savedAt ? write('state_saved_at', { time: time(savedAt) }) : write(`state_${state}`)}
      {others.length > 0 && ` · ${write('others', { count: others.length, names })}`}
    </p>
  )
}

/** Somebody else has saved meanwhile: said where one looks, with the way on. */
function Stopped({ state }: Pick<LiveState, 'state'>) {
  const t = useText(draftMessages)
  const write = useText(writeMessages)
  if (state !== 'overtaken' && state !== 'refused') return null
  return (
    <div className="draft-editor__stopped">
      <Alert kind="warning">
        <p>{write(`state_${state}`)}</p>
        <Button kind="outline" className="button--small">
          {t('save')}
        </Button>
      </Alert>
    </div>
  )
}

/** What was written on this computer and never reached the server. */
function FoundCopy({ found, onTake, onLeave }: { found: UnsavedCopy; onTake: () => void; onLeave: () => void }) {
  const write = useText(writeMessages)
  const { moment } = useFormats()
  return (
    <Alert kind="warning" title={write('found_title')}>
      <p>{write('found', { when: moment(new Date(found.at)) })}</p>
      <p className="button-row">
        <Button type="button" onClick={onTake}>
          {write('found_take')}
        </Button>
        <Button type="button" kind="outline" onClick={onLeave}>
          {write('found_leave')}
        </Button>
      </p>
    </Alert>
  )
}

/** A text of a draft, what is wrong in it, and beside it what it will look like. */
export function DraftEditor({ reply, personId, ...page }: Props) {
  const { slug, counter, language, file, line } = page
  const t = useText(draftMessages)
  const errors = useFormErrors(draftMessages, reply?.result)
  const here = draftPaths.write({ slug, path: file.path, counter, language })
  const overtaken = reply?.overtaken ?? null
  const isLesson = isLessonPath(file.path)
  const [taken, setTaken] = useState<string | null>(null)
  const text = taken ?? overtaken?.text ?? errors.typed('text') ?? file.text
  const at = {
    slug,
    path: file.path,
    ...{ counter, language },
    personId,
    text: file.text,
    revision: overtaken?.revision ?? file.revision,
  }
  const { live, draft } = useLiveDraft(at, overtaken ? 'overtaken' : 'saved')
  const faults = live.shown?.faults ?? file.faults
  const people = live.shown?.people ?? []
  const [target, setTarget] = useState<Target | null>(line === null ? null : { line, column: 0 })
  const [said, setSaid] = useState<readonly SaidFault[] | null>(null)
  const take = () => {
    if (!live.found) return
    setTaken(live.found.text)
    draft.take(live.found)
  }
  return (
    <div className={isLesson ? 'draft-editor' : 'draft-editor draft-editor--alone'}>
      <section>
        {overtaken && <OvertakenNews {...overtaken} here={here} onLeave={() => draft.forget()} />}
        {live.found && !overtaken && <FoundCopy found={live.found} onTake={take} onLeave={() => draft.forget()} />}
        <Form method="post" action={here} noValidate>
          {!overtaken && <Stopped state={live.state} />}
          <ErrorSummary errors={errors.summary} />
          <input type="hidden" name="revision" value={live.revision} />
          <TextEditor
            key={taken === null ? 'read' : 'taken'}
            text={text}
            media={page.media}
            hint={isLesson ? t('text_hint') : undefined}
            errors={errors.of('text') ?? []}
            faults={faults}
            people={people}
            isLesson={isLesson}
            isLive={live.shown !== null}
            target={target}
            onWrite={(next) => draft.write(next)}
            onSaid={setSaid}
          />
          <SaveLine live={live} />
          <Button>{t(overtaken && !overtaken.isMerged ? 'save_mine' : 'save')}</Button>
        </Form>
        <h2>{t('checks')}</h2>
        <FaultsHere {...{ faults, said, people }} isLive={live.shown !== null} onGo={setTarget} />
      </section>
      {isLesson && <PreviewPane {...page} live={live} textNow={() => draft.text} />}
    </div>
  )
}
