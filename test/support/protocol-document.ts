import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = dirname(dirname(import.meta.dirname))

/** One fenced example of docs/protocol.md: the words after ```json say what it is an example of. */
export type Example = {
  readonly kind: string
  readonly of: string | null
  readonly line: number
  readonly json: string
  readonly value: unknown
}

/** docs/protocol.md as it stands. */
export const protocolDocument: string = readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8')

/** Every example of the document, in its order. @throws SyntaxError, with the line, where one is not JSON. */
export function examples(): readonly Example[] {
  return [...protocolDocument.matchAll(/^```json(?: +([\w-]+))?(?: +([\w-]+))?\n([\s\S]*?)^```$/gm)].map((match) => {
    const line = protocolDocument.slice(0, match.index).split('\n').length
    const json = match[3] ?? ''
    try {
      return { kind: match[1] ?? '', of: match[2] ?? null, line, json, value: JSON.parse(json) }
    } catch (cause) {
      throw new SyntaxError(`docs/protocol.md:${line}: this example is not JSON`, { cause })
    }
  })
}

/** The text under a heading, up to the next one of the same rank or a higher one. */
export function sectionOf(heading: string): string {
  const start = protocolDocument.indexOf(`\n${heading}\n`)
  if (start < 0) throw new Error(`docs/protocol.md has no heading "${heading}"`)
  const body = protocolDocument.slice(start + heading.length + 2)
  const rank = heading.indexOf(' ')
  const end = body.search(new RegExp(`^#{1,${rank}} `, 'm'))
  return end < 0 ? body : body.slice(0, end)
}
