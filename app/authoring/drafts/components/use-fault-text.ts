import { useText } from '#app/platform/i18n/use-text.tsx'
import type { Fault } from '../../faults.ts'
import { isLessonPath } from '../../course-source.ts'
import { faultMessages } from '../../messages.ts'
import type { TitledPart } from '../draft-outline.ts'
import { factsFault } from '../facts/facts-fault.ts'
import { factsMessages } from '../facts/messages.ts'
import { draftMessages } from '../messages.ts'
import { draftPaths } from '../paths.ts'

/** What is wrong, in a sentence; of the facts as their form says it. */
export function useFaultText(): (fault: Fault) => string {
  const sentence = useText(faultMessages)
  const facts = useText(factsMessages)
  return (fault) => {
    const asked = factsFault(fault)
    if (!asked) return sentence(fault.code, fault.values)
    return asked.missing ? facts(asked.missing) : `${facts(asked.label)}: ${String(fault.values.reason)}.`
  }
}

/** Where a fault is mended: the page, and what to call the place. */
export function useFaultPlace(
  slug: string,
  titles: readonly TitledPart[],
): (fault: Fault) => { to: string; name: string } {
  const t = useText(draftMessages)
  const label = useText(factsMessages)
  const titleOf = (path: string) => titles.find((one) => one.path === path)?.title
  return (fault) => {
    const { file, line } = fault
    const module = file.endsWith('/module.yaml') ? titleOf(file.split('/')[0] ?? '') : undefined
    const facts = file === 'course.yaml' ? t('course_facts') : module && t('facts_of_module', { title: module })
    const asked = factsFault(fault)
    if (asked && facts)
      return { to: draftPaths.facts({ slug, field: asked.fieldId }), name: `${facts}: ${label(asked.label)}` }
    const name = facts ?? titleOf(file) ?? file
    const to = `${draftPaths.write({ slug, path: file, line: isLessonPath(file) ? line : undefined })}#text`
    return { to, name: `${name}, ${t('line', { line })}` }
  }
}
