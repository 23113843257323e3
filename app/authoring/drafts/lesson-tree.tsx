import { createElement, type ComponentType, type ReactNode } from 'react'
import { z } from 'zod'
import { attributesOf, isComponent, unravelled, type Node } from '../syntax-tree.ts'

type Components = Readonly<Record<string, ComponentType<never> | undefined>>

/** What a component asks for, the checker has seen. */
const Props = z.custom<never>()

const plain: Record<string, string> = {
  paragraph: 'p',
  listItem: 'li',
  blockquote: 'blockquote',
  emphasis: 'em',
  strong: 'strong',
  inlineCode: 'code',
  thematicBreak: 'hr',
  break: 'br',
}

/** A list whose items stand close: their one paragraph is their text. */
const isTight = (list: Node) =>
  !(list.spread ?? false) && (list.children ?? []).every(({ spread }) => !(spread ?? false))

function itemContent(item: Node, tight: boolean, components: Components): ReactNode[] {
  const children = unravelled(item.children ?? [])
  return children.flatMap((child) =>
    tight && child.type === 'paragraph' ? render(child.children ?? [], components) : render([child], components),
  )
}

function renderComponent(node: Node, components: Components): ReactNode {
  const { name } = node
  const children = render(unravelled(node.children ?? []), components)
  const component = name ? components[name] : undefined
  // What is no component of ours is text of nobody: the checker has refused it before.
  return component ? createElement(component, Props.parse(attributesOf(node)), ...children) : children
}

function renderNode(node: Node, components: Components): ReactNode {
  const inside = () => render(unravelled(node.children ?? []), components)
  if (isComponent(node)) return renderComponent(node, components)
  switch (node.type) {
    case 'yaml':
      return null
    case 'text':
      return node.value
    case 'inlineCode':
      return createElement('code', null, node.value)
    case 'heading':
      return createElement(`h${node.depth ?? 2}`, null, ...inside())
    case 'link':
      return createElement('a', { href: node.url }, ...inside())
    case 'list': {
      const items = (node.children ?? []).map((item) =>
        createElement('li', null, ...itemContent(item, isTight(node), components)),
      )
      return createElement(node.ordered ? 'ol' : 'ul', null, ...items)
    }
    default: {
      const tag = plain[node.type]
      return tag ? createElement(tag, null, ...inside()) : inside()
    }
  }
}

const render = (nodes: readonly Node[], components: Components): ReactNode[] =>
  nodes.map((node) => renderNode(node, components))

/**
 * A checked lesson drawn from its syntax tree, without compiling or evaluating anything (P10): what `mdx-bundler` makes of
 * it, for a page that is written and not yet published. Attributes are the literals that are written.
 */
export function LessonTree({ root, components }: { root: Node; components: Components }) {
  return <>{render(unravelled(root.children ?? []), components)}</>
}
