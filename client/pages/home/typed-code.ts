import { normalCode } from '../../../shared/protocol/room-code.ts'
import { halfWidth, latinKeys } from '../../i18n/typed.ts'

/**
 * The code in what was typed or pasted: a code, or a room's whole link; null if there is none. Whoever has the Hangul layout on types
 * 뮻234 for ABC234, and is not sent to change it.
 */
export function codeIn(typed: string): string | null {
  return normalCode(latinKeys(halfWidth(/\/room\/(\w+)/.exec(typed)?.[1] ?? typed)).replace(/[\s-]/g, ''))
}
