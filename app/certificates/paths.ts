export const certificatesPaths = {
  mine: () => '/certificates',
  pdf: ({ certificateId }: { certificateId: string }) => `/certificates/${certificateId}.pdf`,
  verifyForm: () => '/verify',
  verify: ({ code }: { code: string }) => `/verify/${code}`,
  bundles: ({ ambitoSlug }: { ambitoSlug: string }) => `/office/${ambitoSlug}/bundles`,
  bundle: ({ ambitoSlug, bundleId }: { ambitoSlug: string; bundleId: string }) =>
    `/office/${ambitoSlug}/bundles/${bundleId}`,
  bundleZip: ({ ambitoSlug, bundleId }: { ambitoSlug: string; bundleId: string }) =>
    `/office/${ambitoSlug}/bundles/${bundleId}.zip`,
}
