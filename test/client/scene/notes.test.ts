import { describe, expect, test } from 'vitest'
import { ladderOf } from '../../../client/scene/geometry.ts'
import { notesOf } from '../../../client/scene/notes.ts'
import type { Story } from './stories.ts'
import { HELLO, ROUGH, SMALL_TALK, segment, viewOf } from './stories.ts'

/** Four segments at once, the last of them a FIN; the application closes soon after it. */
const CROWDED: Story = {
  scenario: 'goodbye',
  lines: [
    ...[0, 1, 2].map((at) => ({ at, from: 'client' as const, segment: segment('A', 101 + at, 301, 'X'), takes: 100 })),
    { at: 3, from: 'client', segment: segment('FA', 104, 301), takes: 100 },
    { at: 103, side: 'server', state: 'CLOSE-WAIT' },
    { at: 123, side: 'server', state: 'LAST-ACK' },
  ],
}

const notes = (story: typeof HELLO, viewer: 'client' | 'server' | 'spectator', at = 60_000) => {
  const { view } = viewOf(story, viewer, at)
  return notesOf(
    view,
    ladderOf(view, 1),
    () => 24,
    (reason) => reason,
  )
}

describe('the notes beside the lifelines', () => {
  test('tell the states through which an end goes, each once', () => {
    const states = notes(SMALL_TALK, 'client', 46_000).filter(({ kind }) => kind === 'state')
    expect(states.map(({ text }) => text)).toEqual(['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT'])
  })

  test("say nothing of the other end's states to a player", () => {
    expect(notes(SMALL_TALK, 'client', 46_000).every(({ side }) => side === 'client')).toBe(true)
  })

  test('say why nobody took notice of what came', () => {
    const backlog = { places: 4, everyMs: 100, untilMs: 3_000, heldMs: 1_000, cookies: false }
    const view = { ...viewOf(ROUGH, 'spectator', 4_000).view, backlog }
    const ladder = ladderOf(view, 1)
    const told = notesOf(view, ladder, () => 24, String)
    expect(told).toContainEqual(expect.objectContaining({ side: 'server', kind: 'drop', text: 'no-place', pointY: ladder.courses[0]?.y1 }))
  })

  test('tell what the application asks and gets, what is dropped and how it ends', () => {
    const told = notes(ROUGH, 'spectator').map(({ kind, text }) => `${kind} ${text}`)
    expect(told).toEqual(
      expect.arrayContaining([
        'call ABORT',
        'text “A LONG TEXT OF MANY WORDS”',
        'drop duplicate',
        'timer RTO',
        'ended RESET',
        'ended ABORTED',
      ]),
    )
  })

  test('do not cover each other', () => {
    for (const story of [HELLO, SMALL_TALK, ROUGH])
      for (const side of ['client', 'server'] as const) {
        const ys = notes(story, 'spectator').flatMap((note) => (note.side === side ? [note.y] : []))
        ys.forEach((y, i) => {
          if (i > 0) expect(y - (ys[i - 1] ?? 0)).toBeGreaterThanOrEqual(24)
        })
      }
  })

  test('stand in the order of time, even where an arrow lands lower than its time, for want of room', () => {
    const told = notes(CROWDED, 'server', 5000).filter(({ kind }) => kind === 'state')
    expect(told.toSorted((a, b) => a.y - b.y).map(({ text }) => text)).toEqual(['CLOSE-WAIT', 'LAST-ACK'])
  })

  test('nor do they point back: a later one points no higher than an earlier one', () => {
    const points = notes(CROWDED, 'server', 5000).map(({ pointY }) => pointY)
    expect(points).toEqual(points.toSorted((a, b) => a - b))
  })

  test('a state that a segment brought stands where its arrow lands', () => {
    const { view } = viewOf(HELLO, 'spectator', 60_000)
    const ladder = ladderOf(view, 1)
    const note = notesOf(
      view,
      ladder,
      () => 24,
      (reason) => reason,
    ).find(({ text }) => text === 'SYN-RECEIVED')
    expect(note?.pointY).toBe(ladder.courses.find(({ id }) => id === 'c1')?.y1)
  })
})
