const keys = ['weekday_1', 'weekday_2', 'weekday_3', 'weekday_4', 'weekday_5'] as const

/** The text of a weekday from 1 Monday to 5 Friday. */
export const weekdayKey = (weekday: number): (typeof keys)[number] => keys[weekday - 1] ?? 'weekday_1'
