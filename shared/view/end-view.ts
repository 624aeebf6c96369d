import { bestOf } from '../match/best.ts'
import type { Timers } from '../match/events.ts'
import type { Assistance } from '../match/scenario.ts'
import type { Rules } from '../tcp/rules.ts'
import { sendable } from '../tcp/sendable.ts'
import type { Endpoint, Tcb } from '../tcp/tcb.ts'
import { inTransition } from '../tcp/transition.ts'
import type { Sendable } from '../tcp/verdict.ts'
import type { EndView, OwedView, TcbView } from './match-view.ts'
import { wireSegmentOf } from './segment-view.ts'

const NOTHING_OWED: readonly OwedView[] = []

/** One end as its own player sees it with this much assistance; spectators see it as guided players do. */
export function endViewOf(endpoint: Endpoint, timers: Timers, assistance: Assistance, rules: Rules): EndView {
  const { tcb } = endpoint
  const owed = assistance === 'expert' ? NOTHING_OWED : owedOf(endpoint, rules)
  return {
    state: tcb.state,
    inTransition: inTransition(endpoint),
    iss: issOf(tcb),
    tcb: assistance === 'expert' ? null : tcbViewOf(tcb),
    owed: assistance === 'guided' ? owed : NOTHING_OWED,
    owedCount: owed.length,
    timers,
  }
}

/** What a good segment would serve now, each purpose once: what hints tell first, then the most urgent first. */
function owedOf(endpoint: Endpoint, rules: Rules): readonly OwedView[] {
  const families = sendable(endpoint, rules)
  const best = bestOf(families)
  if (best === null) return NOTHING_OWED
  const owed = [owedViewOf(best)]
  for (const family of families) {
    if (family.grade === 'good' && !owed.some((other) => other.purpose === family.purpose)) owed.push(owedViewOf(family))
  }
  return owed
}

function owedViewOf({ purpose, segment, section }: Sendable): OwedView {
  return { purpose, segment: wireSegmentOf(segment), section }
}

function issOf(tcb: Tcb): number | null {
  if ('snd' in tcb) return tcb.snd.iss
  return tcb.state === 'LISTEN' ? tcb.iss : null
}

function tcbViewOf(tcb: Tcb): TcbView {
  const snd = 'snd' in tcb ? tcb.snd : null
  const rcv = 'rcv' in tcb ? tcb.rcv : null
  return {
    iss: issOf(tcb),
    sndUna: snd?.una ?? null,
    sndNxt: snd?.nxt ?? null,
    sndWnd: snd?.wnd ?? null,
    irs: rcv?.irs ?? null,
    rcvNxt: rcv?.nxt ?? null,
    rcvWnd: rcv?.wnd ?? null,
    unsent: snd?.unsent ?? '',
    unacknowledged: snd?.unacknowledged ?? '',
  }
}
