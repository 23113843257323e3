/** Elements of SVG that draw, name or gather; none that runs, loads or moves. */
export const elementNames: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'switch'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['text', 'tspan', 'textPath'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'pattern', 'marker'],
])

const presentation = [
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap'],
  ...['stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'opacity', 'color'],
  ...['display', 'visibility', 'overflow', 'clip-path', 'clip-rule', 'mask', 'marker-start', 'marker-mid'],
  ...['marker-end', 'stop-color', 'stop-opacity', 'font-family', 'font-size', 'font-style', 'font-weight'],
  ...['font-variant', 'font-stretch', 'letter-spacing', 'word-spacing', 'text-anchor', 'text-decoration'],
  ...['dominant-baseline', 'alignment-baseline', 'baseline-shift', 'paint-order', 'vector-effect', 'writing-mode'],
  ...['shape-rendering', 'text-rendering', 'color-interpolation', 'mix-blend-mode', 'isolation'],
]

/** Attributes whose values are names, numbers, colours and shapes. `href` and `style` are looked at by themselves. */
export const attributeNames: ReadonlySet<string> = new Set([
  ...presentation,
  ...['id', 'class', 'role', 'aria-label', 'aria-labelledby', 'aria-hidden', 'lang'],
  ...['width', 'height', 'viewBox', 'preserveAspectRatio', 'version', 'x', 'y', 'dx', 'dy', 'rotate', 'transform'],
  ...['d', 'points', 'cx', 'cy', 'r', 'rx', 'ry', 'x1', 'y1', 'x2', 'y2', 'fx', 'fy', 'fr', 'pathLength'],
  ...['gradientUnits', 'gradientTransform', 'spreadMethod', 'offset', 'clipPathUnits', 'maskUnits'],
  ...['maskContentUnits', 'patternUnits', 'patternContentUnits', 'patternTransform', 'markerUnits'],
  ...['markerWidth', 'markerHeight', 'refX', 'refY', 'orient', 'textLength', 'lengthAdjust', 'startOffset'],
])

const styles: ReadonlySet<string> = new Set(presentation)
const localUrl = /url\(\s*["']?#[A-Za-z_][\w.-]{0,99}["']?\s*\)/gi

/** A value that names nothing outside the drawing; null for any other. A backslash could write the same in another way. */
export function cssValue(value: string): string | null {
  const rest = value.replace(localUrl, '')
  return /url\s*\(|image\s*\(|image-set|@|\\|\/\*|expression|[a-z]+script\s*:|data\s*:|[<>{}]/i.test(rest)
    ? null
    : value
}

/** The declarations of a `style` that are of the list. */
export function safeStyles(style: string): string {
  const declarations = style.split(';').flatMap((declaration) => {
    const [name = '', ...rest] = declaration.split(':')
    const property = name.trim().toLowerCase()
    const value = rest.join(':').trim()
    return styles.has(property) && value !== '' && cssValue(value) !== null ? [`${property}:${value}`] : []
  })
  return declarations.join(';')
}
