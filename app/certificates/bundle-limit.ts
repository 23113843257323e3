/** Certificates in one ZIP, which is one row and passes through memory: about 40 kB each. */
export const bundleLimit = 3000
