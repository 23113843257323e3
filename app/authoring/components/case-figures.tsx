import { Form } from '@remix-run/react'
import { CaseDrawing } from '#app/assessment/components/case-drawing.tsx'
import { Html } from '#app/assessment/components/html.tsx'
import { caseMessages } from '#app/assessment/case-messages.ts'
import type { Count } from '#app/assessment/small-groups.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { BranchRow, CaseReport } from '../case-report.server.ts'
import { authoringMessages } from '../page-messages.ts'
import { authoringPaths } from '../paths.ts'
import { useShares } from './question-figures.tsx'

type Figures = NonNullable<CaseReport['figures']>

/** One group at a time; those too small to stay unknown are not offered. */
function GroupFilter({ groups, group, decision }: Pick<CaseReport, 'groups' | 'group'> & { decision: string }) {
  const t = useText(authoringMessages)
  const place = useText(organisationMessages)
  if (groups.length === 0) return null
  const options = groups.map((one) => {
    const counter = one.by === 'counter' && one.counter ? place(`department_${one.counter}`) : t('no_department')
    return {
      value: one.value,
      label: `${one.by === 'edition' ? (one.name ?? t('edition_standing')) : counter} (${one.people})`,
    }
  })
  return (
    <Form method="get" className="case-filter">
      <input type="hidden" name="decision" value={decision} />
      <Select
        name="group"
        label={t('case_group')}
        hint={t('case_group_hint')}
        defaultValue={group ?? ''}
        options={[{ value: '', label: t('case_everybody') }, ...options]}
      />
      <Button kind="outline">{t('case_show')}</Button>
    </Form>
  )
}

/** A number of people, or the words for one that is not shown. */
function useCount(): (count: Count) => string {
  const t = useText(caseMessages)
  return (count) => (typeof count === 'number' ? String(count) : t(`count_${count}`))
}

function Branches({ branches }: Pick<Figures, 'branches'>) {
  const t = useText(authoringMessages)
  const count = useCount()
  const { percent } = useShares()
  const columns: Column<BranchRow>[] = [
    {
      header: t('branch'),
      cell: ({ scene, letter }) => (
        <>
          {scene} {letter && <strong>{letter}</strong>}
        </>
      ),
    },
    {
      header: t('branch_choice'),
      cell: ({ html }) => (html === null ? t('branch_only') : <Html inline html={html} />),
    },
    { header: t('branch_to'), cell: ({ to }) => to },
    { header: t('branch_people'), numeric: true, cell: ({ people }) => count(people) },
    { header: t('branch_share'), numeric: true, cell: ({ share }) => percent(share) },
  ]
  return (
    <>
      <DataTable caption={t('branches')} columns={columns} rows={branches} keyOf={({ key }) => key} />
      {branches.some(({ people }) => typeof people === 'string') && (
        <p className="muted measure">{t('counts_hidden_note')}</p>
      )}
    </>
  )
}

function Times({ times }: Pick<Figures, 'times'>) {
  const t = useText(authoringMessages)
  const { tenths } = useFormats()
  const columns: Column<Figures['times'][number]>[] = [
    { header: t('scene'), cell: ({ title }) => title },
    { header: t('time_lower'), numeric: true, cell: ({ lower }) => tenths(lower) },
    { header: t('time_median'), numeric: true, cell: ({ median }) => tenths(median) },
    { header: t('time_upper'), numeric: true, cell: ({ upper }) => tenths(upper) },
  ]
  return <DataTable caption={t('times')} columns={columns} rows={times} keyOf={({ sceneId }) => sceneId} />
}

function ReasonCards({ reasons }: Pick<Figures, 'reasons'>) {
  const t = useText(authoringMessages)
  return (
    <div className="case-reasons">
      {reasons.map(({ letter, html, reasons: texts, total }) => (
        <section key={letter} className="card">
          <h3 className="card__title">
            {letter} · <Html inline html={html} />
          </h3>
          <p className="muted">
            {typeof total === 'number' ? t('reasons_count', { count: total }) : t('reasons_hidden')}
          </p>
          <ul className="plain-list stack">
            {texts.map((text, index) => (
              <li key={index}>
                <q>{text}</q>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** What people wrote at one decision; links to the others and to the next few keep the group chosen. */
function Reasons({ report, figures }: { report: CaseReport; figures: Figures }) {
  const t = useText(authoringMessages)
  const { decisions, decision, reasons, page, morePages } = figures
  const here = authoringPaths.quiz({ slug: report.course.slug, activityId: report.activityId })
  const linkTo = (id: string, at: number) => {
    const query = new URLSearchParams({
      decision: id,
      page: String(at),
      ...(report.group ? { group: report.group } : {}),
    })
    return `${here}?${query.toString()}#reasons`
  }
  const prompt = decisions.find(({ id }) => id === decision)?.promptHtml
  return (
    <section className="section" id="reasons" aria-labelledby="reasons-title">
      <h2 id="reasons-title">{t('reasons')}</h2>
      <p className="muted measure">{t('reasons_note')}</p>
      <nav aria-label={t('reasons_where')}>
        <ul className="case-decisions">
          {decisions.map(({ id, title }) => (
            <li key={id}>
              <Link to={linkTo(id, 1)} aria-current={id === decision ? 'true' : undefined} preventScrollReset>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {prompt && <Html html={prompt} className="question-figures__prompt" />}
      <ReasonCards reasons={reasons} />
      <p className="case-pages">
        {page > 1 && (
          <Link to={linkTo(decision, page - 1)} preventScrollReset>
            {t('reasons_before')}
          </Link>
        )}
        {morePages && (
          <Link to={linkTo(decision, page + 1)} preventScrollReset>
            {t('reasons_after')}
          </Link>
        )}
      </p>
    </section>
  )
}

/** A case as walked: its graph with how many took each branch, the same as a table, times and reasons. */
export function CaseFigures({ report }: { report: CaseReport }) {
  const t = useText(authoringMessages)
  const { figures, groups, group } = report
  if (!figures) {
    return (
      <EmptyState title={t('case_empty')}>
        <p>{t('case_empty_text')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <GroupFilter groups={groups} group={group} decision={figures.decision} />
      <p>{t('case_people', { count: figures.people })}</p>
      <CaseDrawing svg={figures.pictureSvg} label={t('case_picture')} note={t('case_picture_note')} />
      <section className="section case-branches">
        <Branches branches={figures.branches} />
      </section>
      <section className="section">
        <Times times={figures.times} />
        <p className="muted measure">{t('times_note')}</p>
      </section>
      <Reasons report={report} figures={figures} />
    </>
  )
}
