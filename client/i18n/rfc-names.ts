import type { ScriptedCall } from '../../shared/match/scenario.ts'
import type { Ending, Timer } from '../../shared/tcp/input.ts'

/** A call under the RFC's name (§3.9.1), with the text that it sends; a crash and a reboot befall the machine and bear no name there. */
export function callName(call: ScriptedCall): string {
  switch (call.type) {
    case 'open-active':
    case 'open-passive':
      return 'OPEN'
    case 'send':
      return `SEND “${call.text}”`
    default:
      return call.type.toUpperCase()
  }
}

/** Timers as they are called where there is little room (§3.8, §3.10.8). */
export const TIMER_NAMES: Readonly<Record<Timer, string>> = {
  retransmission: 'RTO',
  'time-wait': '2 MSL',
  user: 'USER TIMEOUT',
  'keep-alive': 'KEEP-ALIVE',
  persist: 'PERSIST',
}

/** How a connection ended: TIMED OUT, RESET. */
export function endingName(how: Ending): string {
  return how.toUpperCase().replace('-', ' ')
}
