import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, PSH, SYN } from '../../shared/tcp/segment.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import { nextAfter, segmentOf, wireSegmentOf } from '../../shared/view/segment-view.ts'

const sixteenBits = fc.oneof(fc.constantFrom(0, 65_535), fc.nat(65_535))
const anySegment: fc.Arbitrary<Segment> = fc.record({
  flags: fc.nat(63),
  seq: fc.nat(0xffffffff).map(seq),
  ack: fc.nat(0xffffffff).map(seq),
  text: fc.string({ maxLength: 20 }),
  window: sixteenBits,
  urgent: sixteenBits,
})

test('a segment survives the network', () => {
  fc.assert(
    fc.property(anySegment, (segment) => {
      expect(segmentOf(JSON.parse(JSON.stringify(wireSegmentOf(segment))))).toEqual(segment)
    }),
  )
})

test('-0, which JSON can say and the journal cannot keep, is 0', () => {
  const segment = { flags: SYN, seq: seq(0), ack: seq(0), text: '', window: 0, urgent: 0 }
  expect(segmentOf(JSON.parse('{"flags":"S","seq":-0,"ack":-0,"text":"","window":-0,"urgent":-0}'))).toStrictEqual(segment)
})

test.each([
  ['SYN+ACK', SYN | ACK, 'SA'],
  ['PSH+ACK', PSH | ACK, 'PA'],
  ['nothing', 0, ''],
])('flags are letters, as people say them: %s', (_, flags, letters) => {
  const segment = { flags, seq: seq(1), ack: seq(2), text: '', window: 65_535, urgent: 0 }
  expect(wireSegmentOf(segment)).toEqual({ flags: letters, seq: 1, ack: 2, text: '' })
})

test('flags may be written in any order', () => expect(segmentOf({ flags: 'AS', seq: 1, ack: 2, text: '' }).flags).toBe(SYN | ACK))

test.each([
  { flags: 'X', seq: 1, ack: 0, text: '' },
  { flags: 'S', seq: 2 ** 32, ack: 0, text: '' },
  { flags: 'S', seq: 0, ack: -1, text: '' },
])('%o is no segment', (segment) => expect(() => segmentOf(segment)).toThrow(RangeError))

test.each([
  ['a pure ACK takes none', 'A', 300, '', 300],
  ['a SYN takes one', 'S', 300, '', 301],
  ['text takes one each, and a FIN one', 'FA', 300, 'HELLO', 306],
  ['the last number takes one: 0 follows', 'F', 2 ** 32 - 1, '', 0],
])('the number after a segment: %s', (_, flags, seq, text, next) => expect(nextAfter({ flags, seq, text })).toBe(next))
