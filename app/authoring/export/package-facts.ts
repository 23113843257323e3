/** Part of every key: raised whenever packages are made otherwise, so that none of the old ones is handed out. */
export const layout = 'pacchetto-1'

/** Days a package is kept after it was asked for last. */
export const keptDays = 90

/** Why there is no package, in the words of `failure_<reason>`. */
export const packageFailures = ['faults', 'no_texts', 'no_module', 'technical'] as const
export type PackageFailure = (typeof packageFailures)[number]
