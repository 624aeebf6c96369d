import { again, bareFamily, finBehind, textFamily, usableText } from './families.ts'
import { ACK, FIN } from './segment.ts'
import { isSynOutstanding } from './send-space.ts'
import { add, distance, isAtMost } from './sequence.ts'
import type { Connected, Crossing } from './tcb.ts'
import type { Sendable } from './verdict.ts'

/**
 * Text and FIN that were on their way out when the peer's text came, with the ACK number of before: repeated in a recovery from loss, or
 * kept back until the connection was ESTABLISHED. They do no harm, and the ACK stays owed.
 */
export function crossed(tcb: Connected, { ack, end, up }: Crossing, found: Sendable[]): void {
  const { snd } = tcb
  if (snd.nxt === snd.iss || isSynOutstanding(snd)) return
  const usable = usableText(snd).slice(0, Math.max(0, (end - snd.nxt) | 0))
  const old = snd.unacknowledged.length
  const hasFin = snd.fin !== 'none' && isAtMost(add(snd.nxt, snd.unsent.length + (snd.fin === 'queued' ? 1 : 0)), end)
  if (old === 0 && usable === '' && !hasFin) return
  // As the end stood before the peer's text: a FIN that was asked for later does not count yet.
  const before: Connected = { ...tcb, snd: { ...snd, up, fin: hasFin ? snd.fin : 'none' }, rcv: { ...tcb.rcv, nxt: ack } }
  if (old > 0) found.push(...again(before, 'harmless', 'retransmission', '3.10.7.4', usable, old - 1))
  if (usable !== '') {
    const fresh = { seq: snd.nxt, text: usable, minText: 1, maySkip: 0, fin: finBehind(before.snd, usable) }
    found.push(textFamily(before, 'harmless', 'text', '3.10.7.4', fresh))
  }
  if (!hasFin || snd.unsent !== '') return
  if (snd.fin === 'queued') found.push(bareFamily(before, 'harmless', 'close', '3.10.7.4', ACK | FIN, snd.nxt))
  else if (distance(snd.una, snd.nxt) > 0)
    found.push(bareFamily(before, 'harmless', 'retransmission', '3.10.7.4', ACK | FIN, add(snd.nxt, -1)))
}
