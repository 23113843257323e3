import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import { z } from 'zod'
import { learningPaths } from '#app/learning/paths.ts'
import { sha256 } from '#app/platform/ids.server.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import type { CheckedLesson } from './check-course.ts'
import { exercises } from './dialect.ts'
import { partsOfTool } from './read-tools.ts'
import { attributesOf, type Node } from './syntax-tree.ts'

const Package = z.object({ version: z.string() })

function versionOf(name: string): string {
  const file = path.resolve('node_modules', name, 'package.json')
  return Package.parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

let compiler: string | undefined

/** Names what compiles: our own format number and the packages that shape the output. Part of every hash (P1). */
export function compilerVersion(): string {
  compiler ??= [
    'sguardi-4',
    ...['mdx-bundler', '@mdx-js/mdx', 'esbuild'].map((name) => `${name}@${versionOf(name)}`),
  ].join(' ')
  return compiler
}

/**
 * Each media file of a module by its path, as in `media/foto.svg`; `size` in pixels, null where it is no picture; `credit`
 * is what readers see of whose it is, null where nobody says.
 */
export type Media = ReadonlyMap<
  string,
  { sha256: string; size: { width: number; height: number } | null; credit: string | null }
>

function mediaUrl(src: string, media: Media): string {
  const file = media.get(src)
  return file ? learningPaths.media({ sha256: file.sha256, name: path.basename(src) }) : src
}

/** A picture says how large it is, so that nothing moves when it comes. */
function addSize(node: Node, media: Media): void {
  const src = node.attributes?.find(({ name }) => name === 'src')?.value
  const size = typeof src === 'string' ? media.get(src)?.size : null
  if (!size) return
  const attributes = Object.entries(size).map(([name, value]) => ({
    type: 'mdxJsxAttribute',
    name,
    value: String(Math.round(value)),
  }))
  node.attributes?.push(...attributes)
}

/** Whose a picture, film or sound is stands with it, unless its author wrote something else there. */
function addCredit(node: Node, media: Media): void {
  const valueOf = (wanted: string) => node.attributes?.find(({ name }) => name === wanted)?.value
  const src = valueOf('src')
  const credit = typeof src === 'string' ? media.get(src)?.credit : null
  if (credit && valueOf('credit') === undefined) {
    node.attributes?.push({ type: 'mdxJsxAttribute', name: 'credit', value: credit })
  }
}

const group = (name: string, children: Node[]): Node[] =>
  children.length > 0 ? [{ type: 'mdxJsxFlowElement', name, attributes: [], children }] : []

/** What it is, then its ingredients and its questions, each a list: wherever they were written. */
function groupPractice(node: Node): void {
  const { parts, content } = partsOfTool(node)
  const named = (name: string) => parts.filter((part) => part.name === name)
  node.children = [
    ...content,
    ...group('Ingredients', named('Ingredient')),
    ...group('SelfChecks', named('SelfCheck')),
    ...named('Source'),
  ]
}

/**
 * A foreign package is played on a page of its own beside the lesson's: in the text stands the way there, the same for all
 * who read it.
 */
function pointToPackage(node: Node): void {
  const { id, title } = attributesOf(node)
  const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value })
  const href = attribute('href', scormPaths.playerBeside({ activityId: String(id) }))
  const link = { type: 'mdxJsxTextElement', name: 'a', attributes: [attribute('className', 'button'), href] }
  node.name = 'p'
  node.attributes = [attribute('className', 'package-link'), attribute('id', String(id))]
  node.children = [{ ...link, children: [{ type: 'text', value: String(title) }] }]
}

/** Empties exercises but for their id (P3) and points media to their lasting address, in place. */
export function prepare(node: Node, media: Media): void {
  if (node.name === 'Scorm') {
    pointToPackage(node)
    return
  }
  if (exercises.some((name) => name === node.name)) {
    node.children = []
    node.attributes = node.attributes?.filter(({ name }) => name === 'id') ?? []
    return
  }
  if (node.name === 'GoodPractice') groupPractice(node)
  if (node.name === 'Figure') addSize(node, media)
  if (['Figure', 'Video', 'Audio'].some((name) => name === node.name)) addCredit(node, media)
  if (node.url?.startsWith('media/')) node.url = mediaUrl(node.url, media)
  for (const attribute of node.attributes ?? []) {
    const { name = '', value } = attribute
    const isMedia = ['src', 'captions', 'transcript'].includes(name) && typeof value === 'string'
    if (isMedia) attribute.value = mediaUrl(value, media)
  }
  for (const child of node.children ?? []) prepare(child, media)
}

/** The part of mdx-bundler's options that we add to. */
type MdxOptions = { remarkPlugins?: unknown[] | null }

let queue: Promise<unknown> = Promise.resolve()

async function compile(lesson: CheckedLesson, media: Media): Promise<string> {
  const withoutKeys = () => (tree: Node) => prepare(tree, media)
  const { code } = await bundleMDX({
    source: lesson.text,
    mdxOptions: (options: MdxOptions) => ({
      ...options,
      remarkPlugins: [...(options.remarkPlugins ?? []), withoutKeys],
    }),
  })
  return `export default function (React, ReactDOM, _jsx_runtime) {\n${code}\n}\n`
}

/**
 * Compiles a checked lesson to the module that server and browser both render: `export default function (React,
 * ReactDOM, _jsx_runtime)`, returning the MDX content. One at a time, never in a request.
 * @throws when mdx-bundler cannot compile; nothing is stored then
 */
export async function compileLesson(lesson: CheckedLesson, media: Media): Promise<{ hash: string; code: string }> {
  const turn = queue.then(() => compile(lesson, media))
  queue = turn.catch(() => undefined)
  const code = await turn
  return { hash: sha256(code), code }
}
