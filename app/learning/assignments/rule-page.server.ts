import type { RulePreview } from './preview-rule.server.ts'
import { previewRule } from './preview-rule.server.ts'
import { readRuleDraft, type RuleDraft, type RuleFaults } from './rule-input.ts'
import type { RuleTerms } from './rule-plan.server.ts'

export type FormReply = {
  draft: RuleDraft
  faults: RuleFaults
  preview: RulePreview | null
  seen: string
  isStale: boolean
}

type Checked = { ok: true; terms: RuleTerms; name: string } | { ok: false; faults: RuleFaults }

/**
 * Reads the form of a rule. Only what was previewed is to be saved (`save` true): anything else is previewed, again where
 * it changed meanwhile.
 */
export async function readRuleForm(
  form: FormData,
  { ruleId, check, now }: { ruleId: string | null; check: (draft: RuleDraft) => Promise<Checked>; now: Date },
): Promise<{ save: boolean; reply: FormReply }> {
  const draft = readRuleDraft(form)
  const checked = await check(draft)
  const empty = { draft, preview: null, seen: '', isStale: false }
  if (!checked.ok) return { save: false, reply: { ...empty, faults: checked.faults } }
  const seen = JSON.stringify([checked.name, checked.terms])
  const isSaving = form.get('intent') === 'save'
  if (isSaving && form.get('seen') === seen) return { save: true, reply: { ...empty, faults: {} } }
  const page = Number(form.get('page') ?? 1)
  const preview = await previewRule(checked.terms, { ruleId, page: Number.isSafeInteger(page) ? page : 1 }, now)
  return { save: false, reply: { draft, faults: {}, preview, seen, isStale: isSaving } }
}
