import { distance, isBefore, seq } from '../../../shared/tcp/sequence.ts'
import type { TcbView } from '../../../shared/view/match-view.ts'

/**
 * What netstat calls Send-Q, octets: all that the application has handed over and the peer has not acknowledged, whether it was sent or not. A SYN or FIN
 * under way counts as one, as Linux counts it.
 */
export function sendQueue({ sndUna, sndNxt, unsent }: Pick<TcbView, 'sndUna' | 'sndNxt' | 'unsent'>): number {
  if (sndUna === null || sndNxt === null) return unsent.length
  const [una, nxt] = [seq(sndUna), seq(sndNxt)]
  return unsent.length + (isBefore(nxt, una) ? 0 : distance(una, nxt))
}
