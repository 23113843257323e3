/** Certificates in one ZIP: 2 GB at about 40 kB each, and what a list holds in memory at a download stays near 10 MB. */
export const bundleLimit = 50_000
