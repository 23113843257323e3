type Place = { slug: string; folder: string; lesson?: string | null; at?: number }

const query = (values: Record<string, string | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

const placed = (place: Place | null | undefined) => ({
  ...{ draft: place?.slug, module: place?.folder, lesson: place?.lesson ?? undefined },
  at: place?.at ? String(place.at) : undefined,
})

/** Addresses of the media library; `place` is the module of a draft that something is looked for. */
export const mediaPaths = {
  library: ({ place, done }: { place?: Place | null; done?: string } = {}) =>
    `/authoring/media${query({ ...placed(place), done })}`,
  add: ({ place }: { place?: Place | null } = {}) => `/authoring/media/add${query(placed(place))}`,
  item: ({ itemId, place, done }: { itemId: string; place?: Place | null; done?: string | undefined }) =>
    `/authoring/media/${itemId}${query({ ...placed(place), done })}`,
  draft: ({ slug, done }: { slug: string; done?: string }) => `/authoring/drafts/${slug}/media${query({ done })}`,
}

/** Whether a page takes films or whole courses, with what Remix adds to its address. */
export const isLargeUpload = (url: string): boolean =>
  /^\/authoring\/(?:media\/add|packages\/add|import|drafts\/[a-z0-9-]+\/import)(?:\.data)?(?:\?|$)/.test(url)
