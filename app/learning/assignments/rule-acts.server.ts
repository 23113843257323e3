import type { Viewer } from '#app/identity/viewer.ts'
import type { ActFault } from './components/rule-acts.tsx'
import { closeRule } from './save-rule.server.ts'
import { CloseForm, WaiveForm } from './schemas.ts'
import { waiveDuty } from './waive-duty.server.ts'

type Place = { ambitoSlug: string; ruleId: string }
type Outcome = { ok: true } | { ok: false; status: 400 | 409; fault: ActFault }

/** Excuses somebody as the form of a rule's page asks; the fault of what was typed otherwise. */
export async function waiveByForm(viewer: Viewer, place: Place, form: FormData, now: Date): Promise<Outcome> {
  const typed = WaiveForm.safeParse(Object.fromEntries(form))
  if (!typed.success) {
    const isReason = typed.error.issues.some(({ path }) => path[0] === 'reason')
    const isLong = typed.error.issues.some(({ message }) => message === 'text_long')
    const reason = isLong ? ('text_long' as const) : ('reason_missing' as const)
    const fault = isReason
      ? { field: 'reason' as const, fault: reason }
      : { field: 'endsOn' as const, fault: 'day_wrong' as const }
    return { ok: false, status: 400, fault }
  }
  const { person: personId, reason, endsOn } = typed.data
  const outcome = await waiveDuty(viewer, { ...place, personId, reason, endsOn }, now)
  return outcome.ok ? outcome : { ok: false, status: 409, fault: { field: 'endsOn', fault: outcome.reason } }
}

/** Closes a rule as the form of its page asks. */
export async function closeRuleByForm(viewer: Viewer, place: Place, form: FormData, now: Date): Promise<Outcome> {
  const typed = CloseForm.safeParse(Object.fromEntries(form))
  if (!typed.success) return { ok: false, status: 400, fault: { field: 'lastDay', fault: 'day_wrong' } }
  const outcome = await closeRule(viewer, { ...place, ...typed.data }, now)
  return outcome.ok ? outcome : { ok: false, status: 409, fault: { field: 'lastDay', fault: outcome.reason } }
}
