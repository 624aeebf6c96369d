import { expect, test } from 'vitest'
import type { Segment } from '../../shared/tcp/segment.ts'
import { dropReason, step } from '../../shared/tcp/step.ts'
import type { DropReason } from '../../shared/tcp/tcb.ts'
import type { Happening } from './situations.ts'
import { CLIENT_UP, close, having, hears, listen, open, SERVER_UP, says, segment } from './situations.ts'

const HEARD = [...SERVER_UP, hears('A', 101, 301, 'HELLO'), says()]
const CROSSING = [open, says(), hears('S', 300), says()]

test.each<readonly [string, readonly Happening[], Segment, DropReason | null]>([
  ['text that has come before', HEARD, segment('A', 101, 301, 'HELLO'), 'duplicate'],
  ['the last octet of it', HEARD, segment('A', 105, 301, 'O'), 'duplicate'],
  ['an old FIN', [...SERVER_UP, hears('FA', 101, 301), says()], segment('FA', 101, 301), 'duplicate'],
  ['the SYN,ACK once more', CLIENT_UP, segment('SA', 300, 101), 'duplicate'],
  ['an empty segment left of the window: no number of it has come', HEARD, segment('A', 104, 301), 'outside-window'],
  ['a keep-alive', HEARD, segment('A', 105, 301), 'outside-window'],
  ['text of an earlier connection, whose numbers lie before the first of this one', HEARD, segment('PA', 99, 301, 'X'), 'outside-window'],
  ['its FIN, from far behind', HEARD, segment('FA', 4_000_000_000, 301), 'outside-window'],
  ['text right of the window', HEARD, segment('A', 106 + 65_530, 301, 'X'), 'outside-window'],
  ['old text with an ACK of what was never sent', HEARD, segment('A', 101, 999, 'HELLO'), 'duplicate'],
  ['the crossing SYN,ACK with such an ACK', CROSSING, segment('SA', 300, 999), 'duplicate'],
  ['the crossing SYN without ACK', CROSSING, segment('S', 300), 'duplicate'],
  ['the crossing SYN,ACK', CROSSING, segment('SA', 300, 101), null],
  ['the same after CLOSE', [...CROSSING, close], segment('SA', 300, 101), null],
  ['a SYN in the window', HEARD, segment('S', 200), 'challenged'],
  ['a SYN from the left that reaches in', HEARD, segment('S', 105, 0, 'XY'), 'challenged'],
  ['a RST in the window', HEARD, segment('R', 200), 'challenged'],
  ['a RST outside', HEARD, segment('R', 105), 'outside-window'],
  ['an ACK of what was never sent', HEARD, segment('A', 106, 999), 'bad-ack'],
  ['a stray ACK in SYN-RECEIVED', [listen, hears('S', 100), says()], segment('A', 101, 999), 'bad-ack'],
  ['text without ACK', HEARD, segment('P', 106, 0, 'X'), 'no-ack'],
  ['an older ACK in the window', HEARD, segment('A', 106, 300), null],
])('why a segment advances nothing is told by where it fails first (§3.10.7.4): %s', (_, happenings, arriving, reason) => {
  expect(dropReason(step(having(...happenings), { type: 'segment-arrives', segment: arriving }).effects)).toBe(reason)
})
