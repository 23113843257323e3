/** Milliseconds that a package is given to say its last words. */
const longestFarewell = 3000

/** The frame that a package's pages are shown in. */
export function makeStage(frame: HTMLIFrameElement, files: string) {
  /** Takes the page that is there away and waits until it is gone: until then the runtime is still its own. */
  const leave = () =>
    new Promise<void>((resolve) => {
      if (!frame.getAttribute('src')) {
        resolve()
        return
      }
      const done = () => {
        clearTimeout(timer)
        frame.removeEventListener('load', done)
        resolve()
      }
      const timer = setTimeout(done, longestFarewell)
      frame.addEventListener('load', done)
      frame.src = 'about:blank'
    })
  const open = (address: string, title: string) => {
    frame.hidden = false
    frame.title = title
    frame.src = `${files}${address}`
  }
  const hide = () => {
    frame.hidden = true
  }
  return { leave, open, hide }
}
export type Stage = ReturnType<typeof makeStage>
