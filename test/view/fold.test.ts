import { describe, expect, test } from 'vitest'
import { emptyMatchView, fold, foldAll } from '../../shared/view/fold.ts'
import { frameOf } from '../../shared/view/frame.ts'
import type { MatchView, Viewer } from '../../shared/view/match-view.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { segmentOf } from '../../shared/view/segment-view.ts'
import type { RoomDriver } from '../room/room-driver.ts'
import { createDuoAtPlay, SMALL_TALK } from '../room/script.ts'
import { chronicleOf } from './play.ts'

const VIEWERS = ['client', 'server', 'spectator'] as const

function emptyView(room: RoomDriver, viewer: Viewer): MatchView {
  const frame = frameOf(room.room, 0, viewer)
  if (frame === null) throw new Error('no match 0')
  return emptyMatchView(frame, { client: 'person', server: 'person' })
}

function viewOf(room: RoomDriver, viewer: Viewer): MatchView {
  return foldAll(emptyView(room, viewer), viewEventsOf(chronicleOf(room), viewer))
}

describe('a match of hello', () => {
  test('before anything has arrived is all fog to the server', () => {
    const room = createDuoAtPlay()
    room.playFor(0)
    room.pass(799)
    const { phase, ladder, ends, calls } = viewOf(room, 'server')
    expect({ phase, ladder, peer: ends.client, own: ends.server?.state, calls }).toEqual({
      phase: 'playing',
      ladder: [],
      peer: null,
      own: 'LISTEN',
      calls: [],
    })
  })

  test('has for the client a task, its own segment in the fog, and a verdict', () => {
    const room = createDuoAtPlay()
    room.playFor(0)
    const view = viewOf(room, 'client')
    expect(view.calls).toEqual([{ side: 'client', call: { type: 'open-active' }, atMs: 3000 }])
    expect(view.ladder).toMatchObject([{ id: 'c1', from: 'client', sentAtMs: 3000, arrivedAtMs: null, landsAtMs: null }])
    expect(view.lastVerdict).toMatchObject({ side: 'client', move: 1, verdict: { grade: 'good' } })
    expect(view.scores).toMatchObject({ client: { good: 1 }, server: null })
    expect(view.ends).toMatchObject({ client: { state: 'SYN-SENT' }, server: null })
  })

  test('shows spectators both ends, and when what is under way will land', () => {
    const room = createDuoAtPlay()
    room.playFor(0)
    expect(viewOf(room, 'spectator').ladder).toMatchObject([{ id: 'c1', landsAtMs: 3800 }])
    room.pass(800)
    const { ladder, inbox, ends } = viewOf(room, 'spectator')
    expect(ladder).toMatchObject([{ id: 'c1', sentAtMs: 3000, arrivedAtMs: 3800, landsAtMs: null }])
    expect(inbox).toEqual({ client: [], server: ['c1'] })
    expect([ends.client?.state, ends.server?.state]).toEqual(['SYN-SENT', 'SYN-RECEIVED'])
  })

  test('brings the segment out of the fog to its receiver', () => {
    const room = createDuoAtPlay()
    room.playFor(0)
    room.pass(800)
    const { ladder, inbox } = viewOf(room, 'server')
    expect(ladder).toMatchObject([{ id: 'i1', from: 'client', sentAtMs: null, arrivedAtMs: 3800, segment: { flags: 'S' } }])
    expect(inbox).toEqual({ client: [], server: ['i1'] })
  })

  test('is over for everybody with the same result; the fog stays until it is lifted', () => {
    const room = createDuoAtPlay()
    room.playOut([0, 1])
    for (const viewer of VIEWERS) {
      const { phase, result, scores, ladder, ends, history } = viewOf(room, viewer)
      expect({ phase, history, outcome: result?.outcome }).toEqual({ phase: 'over', history: undefined, outcome: 'goal' })
      expect(scores).toEqual(result?.scores)
      expect(ladder.map(({ id }) => id)).toEqual(
        viewer === 'spectator' ? ['c1', 's1', 'c2'] : viewer === 'client' ? ['c1', 'i1', 'c2'] : ['i1', 's1', 'i2'],
      )
      expect([ends.client === null, ends.server === null]).toEqual([viewer === 'server', viewer === 'client'])
    }
  })

  test('stands still in a pause, and what was under way lands as much later', () => {
    const room = createDuoAtPlay()
    room.playFor(0)
    room.pass(300)
    const before = viewOf(room, 'spectator')
    room.apply({ type: 'pause', member: 1, paused: true })
    expect(viewOf(room, 'server').phase).toBe('paused')
    room.pass(10_000)
    room.apply({ type: 'pause', member: 0, paused: false })
    const after = viewOf(room, 'spectator')
    expect(after.ladder[0]?.landsAtMs).toBe(13_800)
    const expiry = (view: MatchView) => view.ends.client?.timers.retransmission?.expiresAtMs ?? 0
    expect(expiry(after) - expiry(before)).toBe(10_000)
    room.pass(500)
    expect(viewOf(room, 'spectator').ladder[0]?.arrivedAtMs).toBe(13_800)
  })

  test('tells who plays', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'disconnect', member: 1 })
    room.apply({ type: 'call-bot', member: 0 })
    expect(viewOf(room, 'client').controllers).toEqual({ client: 'person', server: 'bot' })
  })

  test('keeps a hint until the move that it was for', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'hint', member: 0 })
    expect(viewOf(room, 'client').hint).toMatchObject({ level: 1, purpose: 'open', segment: { flags: 'S' } })
    expect(viewOf(room, 'server').hint).toBeNull()
    room.playFor(0)
    expect(viewOf(room, 'client').hint).toBeNull()
  })

  test('keeps a hint through a wrong move: what it was for is still due', () => {
    const room = createDuoAtPlay()
    room.apply({ type: 'hint', member: 0 })
    room.apply({ type: 'move', member: 0, move: 1, segment: segmentOf({ flags: 'SA', seq: 1, ack: 1, text: '' }), rttMs: 20 })
    expect(viewOf(room, 'client')).toMatchObject({ lastVerdict: { verdict: { grade: 'wrong' } }, hint: { purpose: 'open' } })
  })
})

test('the end of a pause alone puts off every landing and every timer by as much as the pause was long', () => {
  const room = createDuoAtPlay()
  room.playFor(0)
  const before = viewOf(room, 'spectator')
  const timer = before.ends.client?.timers.retransmission
  const after = foldAll(before, [
    { atMs: 3_100, type: 'match-paused' },
    { atMs: 8_100, type: 'match-resumed' },
  ])
  expect(after.ladder[0]?.landsAtMs).toBe((before.ladder[0]?.landsAtMs ?? 0) + 5_000)
  expect(after.ends.client?.timers.retransmission).toEqual({
    ...timer,
    startedAtMs: (timer?.startedAtMs ?? 0) + 5_000,
    expiresAtMs: (timer?.expiresAtMs ?? 0) + 5_000,
  })
})

test('what the applications have asked for and were given adds up', () => {
  const room = createDuoAtPlay({ script: SMALL_TALK })
  room.playOut([0, 1])
  const { calls, delivered } = viewOf(room, 'client')
  expect(calls.map(({ call }) => call.type)).toEqual(['open-active', 'send', 'close'])
  expect(delivered).toEqual({ client: 'HI THERE', server: '' })
  expect(viewOf(room, 'spectator').delivered).toEqual({ client: 'HI THERE', server: 'HELLO' })
})

test('on a raw table scores stay secret until the end', () => {
  const room = createDuoAtPlay({ table: 'raw' })
  room.playFor(0)
  expect(viewOf(room, 'client').scores.client).toBeNull()
  room.playOut([0, 1])
  expect(viewOf(room, 'client').scores.client?.good).toBe(2)
})

test('one event at a time, or a view from the middle and the rest, give what all at once give', () => {
  const room = createDuoAtPlay({ script: SMALL_TALK })
  room.playFor(0)
  room.apply({ type: 'pause', member: 1, paused: true })
  room.pass(500)
  room.apply({ type: 'pause', member: 1, paused: false })
  room.playOut([0, 1])
  for (const viewer of VIEWERS) {
    const events = viewEventsOf(chronicleOf(room), viewer)
    const whole = foldAll(emptyView(room, viewer), events)
    expect(events.reduce(fold, emptyView(room, viewer))).toEqual(whole)
    const middle = foldAll(emptyView(room, viewer), events.slice(0, 12))
    const before = structuredClone(middle)
    expect(foldAll(middle, events.slice(12))).toEqual(whole)
    expect(middle).toEqual(before)
  }
})

describe('the frame', () => {
  test('says what is played, and when it starts', () => {
    const room = createDuoAtPlay()
    expect(frameOf(room.room, 0, 'client')).toMatchObject({
      match: 0,
      viewer: 'client',
      scenario: 'hello',
      round: 1,
      startsAtMs: 3000,
    })
    expect(frameOf(room.room, 1, 'client')).toBeNull()
  })
})
