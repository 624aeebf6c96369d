import { fromBase64url, toBase64url } from '../../../shared/workshop/base64url.ts'
import type { ScenarioDocument } from '../../../shared/workshop/document.ts'
import { compactOf, wholeOf } from '../../../shared/workshop/document.ts'
import type { Problem } from '../../../shared/workshop/parse.ts'
import { parseText } from '../../../shared/workshop/parse.ts'

const KEY = 's='
/** A document is far shorter; a link that unpacks into more is none of ours. */
const MOST_UNPACKED_OCTETS = 100_000
const MOST_FILE_OCTETS = 100_000
const NOT_JSON: readonly Problem[] = [{ path: '', expected: { kind: 'json' } }]

/** The address under which anybody finds this scenario: it is in the address itself, no server keeps it. */
export async function linkOf(document: ScenarioDocument): Promise<string> {
  const text = JSON.stringify(compactOf(document))
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const octets = new Uint8Array(await new Response(packed).arrayBuffer())
  return `${location.origin}/workshop#${KEY}${toBase64url(octets)}`
}

/** The scenario in the part of an address behind #; null: there is none. */
export async function scenarioInLink(hash: string): Promise<ScenarioDocument | readonly Problem[] | null> {
  const code = hash.replace(/^#/, '')
  if (!code.startsWith(KEY)) return null
  const octets = fromBase64url(code.slice(KEY.length))
  const text = octets === null ? null : await unpack(octets)
  return text === null ? NOT_JSON : parseText(text)
}

async function unpack(octets: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([octets]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder()
  let text = ''
  let unpacked = 0
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      unpacked += value?.length ?? 0
      if (unpacked > MOST_UNPACKED_OCTETS) {
        await reader.cancel()
        return null
      }
      text += decoder.decode(value, { stream: true })
    }
    return text + decoder.decode()
  } catch {
    return null
  }
}

/** Hands the scenario to the browser as a file, with everything said. */
export function saveFile(scenario: ScenarioDocument, title: string): void {
  const text = `${JSON.stringify(wholeOf(scenario), null, 2)}\n`
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = `${title.trim().replace(/[^\p{L}\p{N}]+/gu, '-') || 'scenario'}.acksu.json`
  anchor.click()
  URL.revokeObjectURL(url)
}

/** The scenario in a file. */
export async function scenarioInFile(file: File): Promise<ScenarioDocument | readonly Problem[]> {
  return file.size > MOST_FILE_OCTETS ? NOT_JSON : parseText(await file.text())
}
