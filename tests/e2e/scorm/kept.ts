/** Everything an item may write and finds again, with lists of more entries than one figure numbers. */
type Written = [element: string, value: string]

const many = Array.from({ length: 12 }, (_, at) => at)

export const kept12: Written[] = [
  ['cmi.core.lesson_location', 'pagina-7'],
  ['cmi.core.lesson_status', 'incomplete'],
  ['cmi.core.score.raw', '0'],
  ['cmi.core.score.min', '0'],
  ['cmi.core.score.max', '20'],
  ['cmi.suspend_data', 'è"<\n>'.repeat(819)],
  ['cmi.comments', 'Un commento'],
  ['cmi.student_preference.audio', '50'],
  ['cmi.student_preference.language', 'it'],
  ['cmi.student_preference.speed', '0'],
  ['cmi.student_preference.text', '-1'],
  ...many.flatMap((at): Written[] => [
    [`cmi.objectives.${at}.id`, `obiettivo-${at}`],
    [`cmi.objectives.${at}.status`, 'failed'],
    [`cmi.objectives.${at}.score.raw`, '5'],
    [`cmi.objectives.${at}.score.min`, '0'],
    [`cmi.objectives.${at}.score.max`, '10'],
  ]),
]

/** Interactions of SCORM 1.2 are only written: what can be read of them is how many there are. */
export const interactions12: Written[] = many.flatMap((at): Written[] => [
  [`cmi.interactions.${at}.id`, `domanda-${at}`],
  [`cmi.interactions.${at}.time`, '10:20:30'],
  [`cmi.interactions.${at}.type`, 'choice'],
  [`cmi.interactions.${at}.weighting`, '1'],
  [`cmi.interactions.${at}.student_response`, 'a'],
  [`cmi.interactions.${at}.result`, 'correct'],
  [`cmi.interactions.${at}.latency`, '00:00:05'],
  ...(at === 11
    ? many.flatMap((one): Written[] => [
        [`cmi.interactions.11.objectives.${one}.id`, `obiettivo-${one}`],
        [`cmi.interactions.11.correct_responses.${one}.pattern`, String(one)],
      ])
    : []),
])

export const kept2004: Written[] = [
  ['cmi.location', 'pagina-7'],
  ['cmi.completion_status', 'incomplete'],
  ['cmi.success_status', 'failed'],
  ['cmi.progress_measure', '0'],
  ['cmi.score.scaled', '0'],
  ['cmi.score.raw', '0'],
  ['cmi.score.min', '0'],
  ['cmi.score.max', '20'],
  ['cmi.suspend_data', 'è"<\n>'.repeat(12_800)],
  ['cmi.learner_preference.audio_level', '0'],
  ['cmi.learner_preference.language', 'it'],
  ['cmi.learner_preference.delivery_speed', '0'],
  ['cmi.learner_preference.audio_captioning', '-1'],
  ...many.flatMap((at): Written[] => [
    [`cmi.comments_from_learner.${at}.comment`, `{lang=it}Commento ${at}\nsu due righe`],
    [`cmi.comments_from_learner.${at}.location`, `pagina-${at}`],
    [`cmi.comments_from_learner.${at}.timestamp`, '2026-11-27T10:20:30'],
    [`cmi.objectives.${at}.id`, `obiettivo-${at}`],
    [`cmi.objectives.${at}.description`, `Obiettivo ${at}`],
    [`cmi.objectives.${at}.success_status`, 'failed'],
    [`cmi.objectives.${at}.completion_status`, 'incomplete'],
    [`cmi.objectives.${at}.progress_measure`, '0.5'],
    [`cmi.objectives.${at}.score.scaled`, '-0.5'],
    [`cmi.objectives.${at}.score.raw`, '0'],
    [`cmi.objectives.${at}.score.min`, '0'],
    [`cmi.objectives.${at}.score.max`, '10'],
    [`cmi.interactions.${at}.id`, `domanda-${at}`],
    [`cmi.interactions.${at}.type`, at === 11 ? 'sequencing' : 'long-fill-in'],
    [`cmi.interactions.${at}.timestamp`, '2026-11-27T10:20:30.5Z'],
    [`cmi.interactions.${at}.weighting`, '1'],
    [`cmi.interactions.${at}.result`, '0'],
    [`cmi.interactions.${at}.latency`, 'PT5S'],
    [`cmi.interactions.${at}.description`, 'Una domanda'],
    [`cmi.interactions.${at}.learner_response`, at === 11 ? 'a[,]b' : 'prima riga\nseconda riga'],
  ]),
  ...many.flatMap((at): Written[] => [
    [`cmi.interactions.11.objectives.${at}.id`, `obiettivo-${at}`],
    [`cmi.interactions.11.correct_responses.${at}.pattern`, `a[,]${at}`],
  ]),
]
