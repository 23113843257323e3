import type { ScormEdition } from './package-structure.ts'

/**
 * The elements a package may write and finds again, by the tables of SCORM 1.2 RTE §3.4.4 and SCORM 2004 RTE 4.2. What the
 * runtime itself says (learner, total time, mastery score, …) is never taken from a commit.
 */
const kept12 =
  /^cmi\.(core\.(lesson_location|lesson_status|exit|session_time|score\.(raw|min|max))|suspend_data|comments|student_preference\.(audio|language|speed|text)|objectives\.\d{1,4}\.(id|status|score\.(raw|min|max))|interactions\.\d{1,4}\.(id|time|type|weighting|student_response|result|latency|objectives\.\d{1,4}\.id|correct_responses\.\d{1,4}\.pattern))$/
const kept2004 =
  /^(cmi\.(location|completion_status|success_status|progress_measure|exit|session_time|suspend_data|score\.(scaled|raw|min|max)|learner_preference\.(audio_level|language|delivery_speed|audio_captioning)|comments_from_learner\.\d{1,4}\.(comment|location|timestamp)|objectives\.\d{1,4}\.(id|description|success_status|completion_status|progress_measure|score\.(scaled|raw|min|max))|interactions\.\d{1,4}\.(id|type|timestamp|weighting|learner_response|result|latency|description|objectives\.\d{1,4}\.id|correct_responses\.\d{1,4}\.pattern))|adl\.data\.\d{1,4}\.(id|store))$/

/** Whether an element is kept of what a package writes. */
export function isKeptElement(edition: ScormEdition, element: string): boolean {
  return (edition === '1.2' ? kept12 : kept2004).test(element)
}

/** Longest values in characters where the standard gives more, or less, than the 4,096 of everything else. */
export function longestValue(edition: ScormEdition, element: string): number {
  if (edition !== '1.2' && (element === 'cmi.suspend_data' || element.startsWith('adl.data.'))) return 64_000
  return 4096
}
