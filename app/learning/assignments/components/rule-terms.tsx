import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { dutyMessages } from '../messages.ts'
import type { ShownRule } from '../shown-rule.ts'

/** What a rule says, in sentences: for whom, by when, from when to when. */
export function RuleTermsText({ rule }: { rule: ShownRule }) {
  const t = useText(dutyMessages)
  const place = useText(organisationMessages)
  const { day } = useFormats()
  const { organisationIds, jobTitle, newHireDays, isClosed } = rule
  const who = [
    ...rule.departmentKinds.map((kind) => place(`department_${kind}`)),
    ...rule.organisationKinds.map((kind) => place(`organisation_${kind}`)),
    ...(organisationIds.length > 0 ? [t('who_organisations', { count: organisationIds.length })] : []),
    ...(jobTitle ? [t('who_job', { text: jobTitle })] : []),
    ...(newHireDays === null ? [] : [t('who_new', { count: newHireDays })]),
  ]
  const terms = { day: rule.dueOn ? day(rule.dueOn) : '', count: rule.dueDays ?? 0, months: rule.cycleMonths ?? 0 }
  return (
    <p className="small">
      {who.length > 0 ? t('for_some', { who: who.join(', ') }) : t('for_everybody')}{' '}
      {t(`due_says_${rule.dueKind}`, terms)} {rule.begins && t('begins', { day: day(rule.startsOn) })}{' '}
      {rule.endsOn && t(isClosed ? 'closed' : 'closes', { day: day(rule.endsOn) })}{' '}
      {!rule.isReady && <strong>{t('in_preparation')}</strong>}
    </p>
  )
}
