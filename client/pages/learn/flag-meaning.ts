import type { FlagName } from '../../look/flags.ts'
import type { LearnKey } from './words.ts'

/** What a combination of flags means in practice, or that nobody sends it. */
export function meaningOf(flags: ReadonlySet<FlagName>): LearnKey {
  const has = (flag: FlagName) => flags.has(flag)
  if (flags.size === 0) return 'flags.meaning-none'
  if (flags.size === 6 || (has('FIN') && has('PSH') && has('URG') && !has('ACK'))) return 'flags.meaning-christmas'
  if (has('RST')) return has('SYN') || has('FIN') ? 'flags.meaning-odd' : 'flags.meaning-rst'
  if (has('SYN')) {
    if (has('FIN')) return 'flags.meaning-odd'
    return has('ACK') ? 'flags.meaning-syn-ack' : 'flags.meaning-syn'
  }
  if (!has('ACK')) return 'flags.meaning-odd'
  return has('FIN') ? 'flags.meaning-fin' : 'flags.meaning-ack'
}
