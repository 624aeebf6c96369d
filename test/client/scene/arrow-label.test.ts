import { beforeEach, expect, test, vi } from 'vitest'
import { PALETTES } from '../../../client/look/palette.ts'
import { arrowLabel } from '../../../client/scene/arrow-label.ts'
import type { WireSegment } from '../../../shared/view/match-view.ts'

beforeEach(() => {
  vi.stubGlobal('Path2D', class {})
  return () => vi.unstubAllGlobals()
})

/** What an arrow says beside its flags where there are so many px of room. */
function saidBy(segment: WireSegment, room: number): string | undefined {
  const lines: string[] = []
  const ctx = new Proxy({}, { get: (_, name) => (name === 'fillText' ? (line: string) => lines.push(line) : () => {}), set: () => true })
  const widthOf = (text: string, font: string): number => text.length * Number(/([\d.]+)px/.exec(font)?.[1]) * 0.6
  arrowLabel(segment, room, true, 'light', widthOf).paint({ ctx: ctx as CanvasRenderingContext2D, palette: PALETTES.light })
  return lines.findLast((line) => line.length > 1)
}

const ACK: WireSegment = { flags: 'A', seq: 301, ack: 511, text: '' }

test.each<[string, WireSegment, readonly [wide: string, narrow: string]]>([
  ['the usual window is not told', ACK, ['ACK seq 301 ack 511 len 0', 'seq 301 ack 511']],
  ['a closed window is, where there is little room, too', { ...ACK, window: 0 }, ['ACK seq 301 ack 511 win 0 len 0', '301/511 win 0']],
  ['that of a reset is not', { ...ACK, flags: 'RA', window: 0 }, ['RST+ACK seq 301 ack 511 len 0', 'seq 301 ack 511']],
  [
    'an urgent pointer is',
    { ...ACK, flags: 'UA', text: 'STOP', urgent: 4 },
    ['URG+ACK seq 301 ack 511 urp 4 len 4 “STOP”', '301/511 “STOP”'],
  ],
])('on the arrow of a segment: %s', (_, segment, [wide, narrow]) => {
  expect(saidBy(segment, 600)).toBe(wide)
  expect(saidBy(segment, 145)).toBe(narrow)
})
