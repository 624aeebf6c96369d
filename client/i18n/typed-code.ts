import { normalCode } from '../../shared/protocol/room-code.ts'
import { halfWidth, latinKeys } from './typed.ts'

/** What stands around or within a code that was copied: blanks, hyphens, quotes, a full stop, signs that nobody sees. */
const NO_PART_OF_IT = /[\s\p{P}\p{S}\p{Cf}]/gu

/**
 * The code in what was typed or pasted: a code, a room's whole link, or words with one among them ("Room ABC234"); null if there is none. Whoever has the
 * Hangul layout on types 뮻234 for ABC234, and is not sent to change it.
 */
export function codeIn(typed: string): string | null {
  const written = halfWidth(/\/room\/(\w+)/.exec(halfWidth(typed))?.[1] ?? typed)
  const words = written.split(/\s+/).map(asCode)
  return asCode(written) ?? words.findLast((code) => code !== null) ?? null
}

function asCode(written: string): string | null {
  return normalCode(latinKeys(written).replace(NO_PART_OF_IT, ''))
}
