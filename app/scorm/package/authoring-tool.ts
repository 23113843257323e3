/** Programs that packages are made with, and how much of what a person did they usually keep between sittings. */
const tools = [
  { name: 'Articulate Rise', keeps: 'much', has: /(?:^|\n)scormcontent\/index\.html\n/i },
  { name: 'Articulate Storyline', keeps: 'much', has: /(?:^|\n)(?:story_content\/|story(?:_html5)?\.html\n)/i },
  {
    name: 'Adobe Captivate',
    keeps: 'some',
    has: /(?:^|\n)(?:assets\/js\/CPM\.js|captivate\.css|CPM\.js|SCORM_utilities\.js)\n/i,
  },
  {
    name: 'iSpring',
    keeps: 'much',
    has: /(?:^|\n)res\/(?:data\/)?(?:player\.js|presentation\.js|browsersupport\.js|lms\.js)\n/i,
  },
  { name: 'Lectora', keeps: 'some', has: /(?:^|\n)trivantis[\w-]*\.js\n/i },
  {
    name: 'eXeLearning',
    keeps: 'little',
    has: /(?:^|\n)(?:contentv3\.xml\n|libs\/exe_|exe_jquery\.js\n|common_i18n\.js\n)/i,
  },
  { name: 'H5P', keeps: 'some', has: /(?:^|\n)(?:[^\n]*\/)?h5p\.json\n/i },
  { name: 'Adapt', keeps: 'some', has: /(?:^|\n)adapt\/(?:js|css)\//i },
  { name: 'Camtasia', keeps: 'little', has: /(?:^|\n)[^\n]*(?:techsmith-smart-player|camtasia)[^\n]*\n/i },
] as const

export type AuthoringTool = { name: (typeof tools)[number]['name']; keeps: (typeof tools)[number]['keeps'] }

/** The program a package was made with, by the files it writes; null where it is none of those that are known. */
export function authoringTool(paths: readonly string[]): AuthoringTool | null {
  const list = `${paths.join('\n')}\n`
  const tool = tools.find(({ has }) => has.test(list))
  return tool ? { name: tool.name, keeps: tool.keeps } : null
}
