import { expect, test } from 'vitest'
import { withoutPauses } from '../../../client/scene/pauses.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { pausesOf } from '../../../shared/view/pauses.ts'
import { HELLO, viewOf } from './stories.ts'

/** The SYN of `hello` is in the air when somebody pauses for `forMs`; what was to land lands later by as much, as fold() has it. */
function pausedView(forMs: number): { view: MatchView } {
  const { view, nowMs: pausedAtMs } = viewOf(HELLO, 'spectator', 4700)
  const log = [...view.log, { type: 'match-paused' as const, atMs: pausedAtMs }]
  const ladder = view.ladder.map((s) => ({ ...s, landsAtMs: s.landsAtMs === null ? null : s.landsAtMs + forMs }))
  return { view: { ...view, ladder, log: [...log, { type: 'match-resumed', atMs: pausedAtMs + forMs }] } }
}

test('a pause leaves what is in the air where it was', () => {
  const before = viewOf(HELLO, 'spectator', 4700).view
  const { view } = pausedView(9000)
  expect(withoutPauses(view, pausesOf(view.log)).ladder).toEqual(before.ladder)
})

test('a pause leaves every timer that runs as it was', () => {
  const { view } = pausedView(9000)
  const running = { startedAtMs: view.startsAtMs, expiresAtMs: view.startsAtMs + 4_000 }
  const timers = { retransmission: null, timeWait: null, persist: { ...running, expiries: 1 }, keepAlive: running, user: running }
  const { server } = view.ends
  const paused = { ...view, ends: { ...view.ends, server: server && { ...server, timers } } }
  expect(withoutPauses(paused, pausesOf(view.log)).ends.server?.timers).toEqual(timers)
})

test('a pause leaves what the lifted fog tells where it was', () => {
  const { view: before } = viewOf(HELLO, 'client', 60_000)
  const pause = { fromMs: before.startsAtMs + 4_700, toMs: before.startsAtMs + 13_700 }
  const history = before.history?.map((event) => ({ ...event, atMs: event.atMs + (event.atMs > pause.fromMs ? 9_000 : 0) }))
  expect(history).not.toEqual(before.history)
  expect(withoutPauses({ ...before, history: history ?? [] }, [pause]).history).toEqual(before.history)
})
