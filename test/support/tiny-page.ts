import type { VNode } from 'preact'
import { vi } from 'vitest'
import { standInForPage, storage } from './page-globals.ts'

/** As much of a document as Preact needs to put components into it: enough to say what stands on a page, and to press its keys, without a browser. */
class TinyNode {
  readonly ownerDocument = tinyDocument
  parentNode: TinyNode | null = null
  childNodes: TinyNode[] = []

  get firstChild(): TinyNode | null {
    return this.childNodes[0] ?? null
  }

  get nextSibling(): TinyNode | null {
    const among = this.parentNode?.childNodes ?? []
    return among[among.indexOf(this) + 1] ?? null
  }

  get textContent(): string {
    return this.childNodes.map(({ textContent }) => textContent).join('')
  }

  insertBefore(node: TinyNode, before: TinyNode | null): TinyNode {
    node.remove()
    const at = before === null ? -1 : this.childNodes.indexOf(before)
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, node)
    node.parentNode = this
    return node
  }

  remove(): void {
    const among = this.parentNode?.childNodes ?? []
    if (among.includes(this)) among.splice(among.indexOf(this), 1)
    this.parentNode = null
  }
}

class TinyText extends TinyNode {
  readonly nodeType = 3
  data: string

  constructor(data: string) {
    super()
    this.data = data
  }

  override get textContent(): string {
    return String(this.data)
  }
}

/** As much of an element as Preact and the tests need. */
export class TinyElement extends TinyNode {
  readonly nodeType = 1
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml'
  readonly localName: string
  readonly style: Record<string, unknown> = { setProperty: (name: string, value: unknown) => Object.assign(this.style, { [name]: value }) }
  readonly #attributes = new Map<string, string>()
  readonly #listeners = new Map<string, (event: object) => unknown>()

  constructor(localName: string) {
    super()
    this.localName = localName
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value))
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name)
  }

  addEventListener(type: string, listener: (event: object) => unknown): void {
    this.#listeners.set(type, listener)
  }

  removeEventListener(type: string): void {
    this.#listeners.delete(type)
  }

  get children(): readonly TinyElement[] {
    return this.childNodes.filter((child) => child instanceof TinyElement)
  }

  /** Nothing is laid out here. */
  getBoundingClientRect(): Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>> {
    return { top: 0, right: 0, bottom: 0, left: 0 }
  }

  replaceChildren(): void {
    this.childNodes = []
  }

  /** Every element in here with this tag, in the order of the page. */
  all(tag: string): readonly TinyElement[] {
    const inside = this.childNodes.flatMap((child) => (child instanceof TinyElement ? [child, ...child.all('*')] : []))
    return tag === '*' ? inside : inside.filter(({ localName }) => localName === tag)
  }

  /** The button with these words. @throws Error if there is none, or more than one. */
  button(words: string): TinyElement {
    const found = this.all('button').filter((button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === words)
    if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} buttons say "${words}" in: ${this.textContent}`)
    return found[0]
  }

  get isDisabled(): boolean {
    return this.getAttribute('disabled') !== null
  }

  click(): void {
    if (!this.isDisabled) this.tell({ type: 'click', detail: 1, preventDefault() {} })
  }

  blur(): void {}

  /** Something has happened to it. */
  tell(event: { readonly type: string; readonly detail?: number; preventDefault?(): void }): void {
    this.#listeners.get(event.type)?.call(this, Object.assign(event, { currentTarget: this }))
  }
}

const tinyDocument = {
  title: '',
  hidden: false,
  visibilityState: 'visible',
  documentElement: { dataset: {} },
  addEventListener() {},
  removeEventListener() {},
  createElementNS: (_: string, tag: string) => new TinyElement(tag),
  createTextNode: (text: string) => new TinyText(text),
}

const shown = new Set<() => void>()

/** A page without a browser; the client's modules are to be loaded after it. Returns how to take it away, with what was shown on it. */
export function standInForDocument(): () => void {
  const takeAway = standInForPage()
  // Preact may give up a frame, and clean up after an effect, when the test is over and its page is gone.
  globalThis.cancelAnimationFrame ??= () => {}
  globalThis.removeEventListener ??= () => {}
  vi.stubGlobal('document', tinyDocument)
  for (const keeper of ['localStorage', 'sessionStorage']) vi.stubGlobal(keeper, storage())
  return () => {
    for (const end of shown) end()
    shown.clear()
    vi.doUnmock('../../client/state/connection.ts')
    takeAway()
  }
}

/** Puts something on the page. It draws itself anew when what it reads changes, a moment later. */
export async function show(what: VNode): Promise<TinyElement> {
  const { render } = await import('preact')
  const root = new TinyElement('body')
  const put = (it: VNode | null) => render(it, root as unknown as Element)
  put(what)
  shown.add(() => put(null))
  return root
}

type Asked = readonly [event: string, body: object]

/** From here on the server is stood in for by `answer`. Returns all that it is asked. */
export function standInForServer(answer: () => Promise<object> = async () => ({ ok: true })): readonly Asked[] {
  const asked: Asked[] = []
  vi.doMock('../../client/state/connection.ts', async (original) => ({
    ...(await original<object>()),
    request: (...what: Asked) => {
      asked.push(what)
      return answer()
    },
  }))
  return asked
}
