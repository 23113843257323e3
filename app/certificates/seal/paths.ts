type InAmbito = { ambitoSlug: string }

/** The office's pages of single certificates, and files signed since. */
export const sealPaths = {
  certificate: ({ ambitoSlug, certificateId }: InAmbito & { certificateId: string }) =>
    `/office/${ambitoSlug}/certificates/${certificateId}`,
  /** Where several signed files are brought at once. */
  signed: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/signed`,
  signedPdf: ({ certificateId, sha256 }: { certificateId: string; sha256: string }) =>
    `/certificates/${certificateId}/signed/${sha256}.pdf`,
}
