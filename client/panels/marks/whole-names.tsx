import type { ComponentChild, VNode } from 'preact'
import { options } from 'preact'

/** A name with a hyphen, as most states have, and a Korean word that goes on behind a bracket: browsers break lines within both. */
const WHOLE = /([A-Z]+(?:-[A-Z\d]+)+|\([^()\s]+\)[가-힣]+)/

/** Elements that hold nothing but text, or text that is not broken into lines. */
const PLAIN: ReadonlySet<string> = new Set(['option', 'textarea', 'title', 'text', 'tspan'])

const CLASS = 'whole'

/** From now on no line breaks within a name, wherever it stands on the page: there are too many sentences with names to remember each. */
export function keepNamesWhole(): void {
  const { vnode: others } = options
  options.vnode = (made) => {
    keepWhole(made)
    others?.(made)
  }
}

function keepWhole({ type, props }: VNode): void {
  if (typeof type !== 'string' || PLAIN.has(type)) return
  const { children, class: className } = props as { children?: ComponentChild | ComponentChild[]; class?: unknown }
  if (className === CLASS) return
  if (hasName(children)) props.children = wholeNames(children)
  else if (Array.isArray(children) && children.some(hasName)) {
    props.children = children.map((child) => (hasName(child) ? wholeNames(child) : child))
  }
}

function hasName(child: unknown): child is string {
  return typeof child === 'string' && WHOLE.test(child)
}

function wholeNames(words: string): ComponentChild[] {
  return words.split(WHOLE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // They stay in their places.
      <span class={CLASS} key={`${index}`}>
        {part}
      </span>
    ),
  )
}
