type InAmbito = { ambitoSlug: string }

/** The office's pages of protocol numbers. */
export const protocolPaths = {
  desk: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/protocol`,
  import: ({ ambitoSlug, importId }: InAmbito & { importId: string }) => `/office/${ambitoSlug}/protocol/${importId}`,
}
