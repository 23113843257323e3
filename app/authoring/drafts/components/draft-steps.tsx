import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { libraryMessages } from '../../media/library-messages.ts'
import { mediaPaths } from '../../media/paths.ts'
import { authoringPaths } from '../../paths.ts'
import { PrintLink } from '../../print/components/print-link.tsx'
import { printPaths } from '../../print/paths.ts'
import { settingsMessages } from '../../settings/messages.ts'
import { ExportLink, ImportLink } from '../import/components/import-links.tsx'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'
import { practiceMessages } from '../practice/messages.ts'
import type { ReviewStage } from '../review-rule.ts'
import { stepMessages } from './step-messages.ts'

type Of = { slug: string }

/** One step of the work on a course. */
export function DraftStep({
  step,
  children,
}: {
  step: 'write' | 'check' | 'have_read' | 'publish'
  children: ReactNode
}) {
  const t = useText(stepMessages)
  return (
    <section className="section" aria-labelledby={`step-${step}`}>
      <h2 id={`step-${step}`}>{t(step)}</h2>
      <p className="muted">{t(`${step}_lead`)}</p>
      {children}
    </section>
  )
}

/** What is written beside the lessons. */
export function WritingWays({ slug }: Of) {
  const t = useText(draftMessages)
  const media = useText(libraryMessages)
  const practice = useText(practiceMessages)
  return (
    <p className="button-row">
      <Link to={draftPaths.facts({ slug })}>{t('course_facts')}</Link>
      <Link to={draftPaths.practice({ slug })}>{practice('practice')}</Link>
      <Link to={mediaPaths.draft({ slug })}>{media('draft_link')}</Link>
      <ImportLink slug={slug} />
    </p>
  )
}

/** How a course is tried out before others read it. */
export function TryingWays({ slug }: Of) {
  const t = useText(draftMessages)
  return (
    <p className="button-row">
      <Link to={draftPaths.read({ slug })}>{t('read')}</Link>
      <PrintLink to={printPaths.draft({ slug })} />
    </p>
  )
}

const kinds = { writing: 'neutral', waiting: 'info', returned: 'warning', approved: 'success' } as const

/** The way of a course to learners, and how far it is. */
export function LastSteps({ slug, stage }: Of & { stage: ReviewStage }) {
  const t = useText(draftMessages)
  return (
    <>
      <DraftStep step="have_read">
        <p className="button-row">
          <Badge kind={kinds[stage]}>{t(`stage_${stage}`)}</Badge>
          <Link to={draftPaths.review({ slug })}>{t('review')}</Link>
        </p>
      </DraftStep>
      <DraftStep step="publish">
        {stage === 'approved' && (
          <p>
            <LinkButton to={draftPaths.publish({ slug })}>{t('publish')}</LinkButton>
          </p>
        )}
      </DraftStep>
    </>
  )
}

/** The whole draft given up: what is lost, and how to keep a copy first. */
function DiscardDraft({ slug }: Of) {
  const t = useText(stepMessages)
  return (
    <details className="fold fold--quiet">
      <summary>{t('discard')}</summary>
      <Form method="post" className="fold__content">
        <p>{t('discard_what')}</p>
        <p>
          <ExportLink slug={slug} />
        </p>
        <Button kind="outline" name="intent" value="discard">
          {t('discard_do')}
        </Button>
      </Form>
    </details>
  )
}

type OtherProps = Of & { stage: ReviewStage; mayWrite: boolean }

/** What is seldom needed. */
export function OtherWays({ slug, stage, mayWrite }: OtherProps) {
  const t = useText(draftMessages)
  const step = useText(stepMessages)
  const settings = useText(settingsMessages)
  return (
    <section className="section" aria-labelledby="other-ways">
      <h2 id="other-ways" className="muted">
        {step('other')}
      </h2>
      <p className="button-row">
        <Link to={draftPaths.history({ slug })}>{t('history')}</Link>
        <Link to={authoringPaths.settings({ slug })}>{settings('settings')}</Link>
        <ExportLink slug={slug} />
      </p>
      {mayWrite && (stage === 'writing' || stage === 'returned') && <DiscardDraft slug={slug} />}
    </section>
  )
}
