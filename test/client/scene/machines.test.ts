import { expect, test } from 'vitest'
import type { Atlas } from '../../../client/scene/atlas.ts'
import { frameOf } from '../../../client/scene/frame.ts'
import type { Labels } from '../../../client/scene/labels.ts'
import type { Layer } from '../../../client/scene/layer.ts'
import { momentsOf } from '../../../client/scene/moments.ts'
import { paintHeader, paintNames } from '../../../client/scene/paint-machines.ts'
import type { Instant } from '../../../client/scene/scenery.ts'
import type { Timers } from '../../../shared/match/events.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { Story } from './stories.ts'
import { viewOf } from './stories.ts'

type Box = { readonly word: string; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** An end whose retransmission timer runs. */
const waiting = (side: Side): Story => ({ scenario: 'hello', lines: [{ at: 0, side, state: 'SYN-SENT', rto: 30_000 }] })

/** The words in the band of the machines, as boxes, on a canvas of this size, where these timers run at that end, or the retransmission timer. */
function wordsOf(side: Side, width: number, height: number, timers?: Timers): readonly Box[] {
  const { view: plain, nowMs } = viewOf(waiting(side), side, 1000)
  const end = plain.ends[side]
  const view = timers && end ? { ...plain, ends: { ...plain.ends, [side]: { ...end, timers } } } : plain
  const boxes: Box[] = []
  const plate = { width: 10, height: 10, unit: 1 }
  const atlas = { plate: () => plate, palette: { ink: '', inkSoft: '', accent: '', paper: '' } } as unknown as Atlas
  const labels = {
    words: (word: string, px: number) => ({ word, width: word.length * px * 0.65 + 10, height: px * 1.7 }),
  } as unknown as Labels
  const layer = {
    put({ word, width, height }: { word?: string; width: number; height: number }, x: number, y: number, { scale = 1 } = {}) {
      const [half, tall] = [((width - 10) * scale) / 2, (height * scale) / 3.4]
      if (word !== undefined) boxes.push({ word, left: x - half, right: x + half, top: y - tall, bottom: y + tall })
    },
  } as unknown as Layer
  const scenery = { view, frame: frameOf(width, height), moments: momentsOf(view), foggy: null }
  const texts = { client: 'Client', server: 'Server', you: 'you', names: { client: null, server: null } }
  const instant = { scenery, atlas, labels, texts, nowMs, still: true, fog: 0 } as unknown as Instant
  paintHeader(layer, layer, instant)
  paintNames(layer, instant)
  return boxes
}

test.each([
  ['a phone', 344, 224],
  ['a phone with a row of text', 344, 174],
  ['a phone with a banner, too', 344, 132],
  ['a narrow window', 260, 330],
  ['a laptop', 630, 440],
])('no word stands on another beside a machine whose timer runs: %s', (_, width, height) => {
  for (const side of ['client', 'server'] as const) {
    const boxes = wordsOf(side, width, height)
    expect(boxes.map(({ word }) => word)).toContain('RTO')
    const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    const met = boxes.flatMap((a, n) => boxes.slice(n + 1).flatMap((b) => (meet(a, b) ? [`${a.word} on ${b.word}`] : [])))
    expect(met).toEqual([])
  }
})

test.each([
  ['PERSIST', { persist: { startedAtMs: 0, expiresAtMs: 2_000_000, expiries: 0 } }],
  ['KEEP-ALIVE', { keepAlive: { startedAtMs: 0, expiresAtMs: 2_000_000 } }],
  ['USER TIMEOUT', { user: { startedAtMs: 0, expiresAtMs: 2_000_000 } }],
])('a ring beside the machine shows %s, too, where nothing runs that is more urgent', (name, timers) => {
  const words = wordsOf('client', 630, 440, { retransmission: null, timeWait: null, ...timers }).map(({ word }) => word)
  expect(words).toContain(name)
})

test('names are written once for a view, not once a frame', () => {
  const { view, nowMs } = viewOf(waiting('client'), 'client', 1000)
  const written: string[] = []
  const labels = { words: (word: string) => ({ width: written.push(word) }) } as unknown as Labels
  const atlas = { palette: {} } as unknown as Atlas
  const put: string[] = []
  const layer = { put: () => put.push('name') } as unknown as Layer
  const scenery = { view, frame: frameOf(630, 440), moments: momentsOf(view), foggy: null }
  const texts = { client: 'Client', server: 'Server', you: 'you', names: { client: null, server: 'Hedwig' } }
  const instant = { scenery, atlas, labels, texts, nowMs, still: true, fog: 0 } as unknown as Instant
  paintNames(layer, instant)
  expect(written).toContain('Server · Hedwig')
  const before = written.length
  paintNames(layer, { ...instant, nowMs: nowMs + 16 })
  expect([put.length, written.length]).toEqual([4, before])
})
