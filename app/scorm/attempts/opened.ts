/** A package opened in a window: where its shell is; or why none was. */
export type Opened =
  { ok: true; attemptId: string; windowId: string; shellUrl: string } | { ok: false; reason: 'no_origin' }
