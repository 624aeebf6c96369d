import type { FlagName } from '../look/flags.ts'
import { flagNamesOf } from '../look/flags.ts'

/** The flags of a segment in the order in which people say them: SYN ACK, FIN ACK, PSH ACK. */
export function spokenFlags(flags: string): readonly FlagName[] {
  return [...flagNamesOf(flags)].reverse()
}
