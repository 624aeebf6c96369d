import type { Timers } from '../../shared/match/events.ts'
import type { EndView, LadderSegment, MatchView } from '../../shared/view/match-view.ts'
import type { Pause } from '../../shared/view/pauses.ts'
import { playedMs } from '../../shared/view/pauses.ts'

/** The same match as if nobody had ever paused it: what was in the air goes on from where it was. */
export function withoutPauses(view: MatchView, pauses: readonly Pause[]): MatchView {
  if (pauses.length === 0) return view
  const at = (atMs: number): number => playedMs(pauses, atMs)
  const maybe = (atMs: number | null): number | null => (atMs === null ? null : at(atMs))
  const segment = (s: LadderSegment): LadderSegment => ({
    ...s,
    sentAtMs: maybe(s.sentAtMs),
    arrivedAtMs: maybe(s.arrivedAtMs),
    landsAtMs: maybe(s.landsAtMs),
    lostAtMs: maybe(s.lostAtMs),
  })
  const timer = <T extends { readonly startedAtMs: number; readonly expiresAtMs: number }>(t: T): T => ({
    ...t,
    startedAtMs: at(t.startedAtMs),
    expiresAtMs: at(t.expiresAtMs),
  })
  const end = (e: EndView): EndView => {
    const { retransmission, timeWait, persist, keepAlive, user } = e.timers
    const timers: Timers = {
      retransmission: retransmission && timer(retransmission),
      timeWait: timeWait && timer(timeWait),
      ...(persist && { persist: timer(persist) }),
      ...(keepAlive && { keepAlive: timer(keepAlive) }),
      ...(user && { user: timer(user) }),
    }
    return { ...e, timers }
  }
  const { client, server } = view.ends
  return {
    ...view,
    ladder: view.ladder.map(segment),
    ends: { client: client && end(client), server: server && end(server) },
    log: view.log.map((event) => ({ ...event, atMs: at(event.atMs) })),
    ...(view.history && { history: view.history.map((event) => ({ ...event, atMs: at(event.atMs) })) }),
  }
}
