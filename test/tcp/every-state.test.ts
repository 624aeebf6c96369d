import { describe, expect, test } from 'vitest'
import type { Happening } from './situations.ts'
import { abort, CLIENT_UP, close, expires, having, hears, listen, open, outcome, SERVER_UP, says } from './situations.ts'

/** A state, how it is reached, SND.NXT and RCV.NXT there, and where a RST leads. */
type Place = readonly [string, readonly Happening[], number, number, 'LISTEN' | 'CLOSED']

const PLACES: readonly Place[] = [
  ['SYN-RECEIVED', [listen, hears('S', 100), says()], 301, 101, 'LISTEN'],
  ['SYN-RECEIVED', [open, says(), hears('S', 300), says()], 101, 301, 'CLOSED'],
  ['ESTABLISHED', CLIENT_UP, 101, 301, 'CLOSED'],
  ['FIN-WAIT-1', [...CLIENT_UP, close, says()], 102, 301, 'CLOSED'],
  ['FIN-WAIT-2', [...CLIENT_UP, close, says(), hears('A', 301, 102)], 102, 301, 'CLOSED'],
  ['CLOSE-WAIT', [...SERVER_UP, hears('FA', 101, 301), says()], 301, 102, 'CLOSED'],
  ['CLOSING', [...CLIENT_UP, close, says(), hears('FA', 301, 101), says()], 102, 302, 'CLOSED'],
  ['LAST-ACK', [...SERVER_UP, hears('FA', 101, 301), says(), close, says()], 302, 102, 'CLOSED'],
  ['TIME-WAIT', [...CLIENT_UP, close, says(), hears('A', 301, 102), hears('FA', 301, 102), says()], 102, 302, 'CLOSED'],
]

const WINDOW = 65_535

describe.each(PLACES)('%$: in %s', (state, reached, next, expected, afterReset) => {
  const outcomeOf = (...more: readonly Happening[]) => outcome(having(...reached, ...more))
  const acknowledges = `${state} | A ${next} ${expected}`
  const isOpening = state === 'SYN-RECEIVED'

  test.each<readonly [string, Happening]>([
    ['an ACK left of the window', hears('A', expected - 1, next)],
    ['an ACK far left', hears('A', (expected + 3_000_000_000) % 2 ** 32, next)],
    ['an ACK at the right edge', hears('A', expected + WINDOW, next)],
    ['text right of the window', hears('PA', expected + WINDOW, next, 'X')],
    ['text left of it', hears('PA', expected - 3, next, 'XY')],
    ['a keep-alive with an octet', hears('A', expected - 1, next - 1, '?')],
    ['a SYN,ACK from before', hears('SA', expected - 2, next)],
    ['a SYN right of the window', hears('S', expected + WINDOW)],
    ['a FIN right of the window', hears('FA', expected + WINDOW, next)],
    ['a bare FIN outside', hears('F', expected + WINDOW)],
    ['nothing at all, outside', hears('', expected - 1)],
  ])('outside the window %s is answered by an ACK and no more (§3.10.7.4, first check)', (_, happens) => {
    expect(outcomeOf(happens)).toBe(acknowledges)
  })

  test.each<readonly [string, Happening]>([
    ['left', hears('R', expected - 1)],
    ['far left', hears('RA', (expected + 3_000_000_000) % 2 ** 32, next)],
    ['right', hears('R', expected + WINDOW)],
  ])('a RST outside the window, %s, is dropped in silence', (_, happens) => expect(outcomeOf(happens)).toBe(state))

  test.each<readonly [string, Happening]>([
    ['one further', hears('R', expected + 1)],
    ['the last number of the window', hears('RA', expected + WINDOW - 1, next)],
  ])('a RST in the window at another number, %s, is challenged (RFC 5961 §3)', (_, happens) =>
    expect(outcomeOf(happens)).toBe(acknowledges),
  )

  test.each<readonly [string, Happening]>([
    ['alone', hears('R', expected)],
    ['with an ACK', hears('RA', expected, next)],
    ['with an ACK of nothing, which nobody looks at', hears('RA', expected, next + 5_000)],
    ['with text', hears('R', expected, 0, 'bye')],
  ])('a RST at RCV.NXT resets, %s', (_, happens) => expect(outcomeOf(happens)).toBe(afterReset))

  test.each<readonly [string, Happening]>([
    ['at RCV.NXT', hears('S', expected)],
    ['further on', hears('S', expected + 500)],
    ['with ACK', hears('SA', expected, next)],
  ])('a SYN in the window, %s, is challenged (RFC 5961 §4), or leads back to LISTEN', (_, happens) =>
    expect(outcomeOf(happens)).toBe(afterReset === 'LISTEN' ? 'LISTEN' : acknowledges),
  )

  test.each<readonly [string, Happening]>([
    ['alone', hears('A', expected, next + 1)],
    ['with text', hears('PA', expected, next + 1, 'X')],
    ['with a FIN', hears('FA', expected, next + 1)],
    ['far off', hears('A', expected, next + 100_000)],
  ])('an ACK of what was never sent, %s: nothing of the segment counts (fifth check)', (what, happens) => {
    const ack = what === 'far off' ? next + 100_000 : next + 1
    expect(outcomeOf(happens)).toBe(isOpening ? `${state} | R ${ack} 0` : acknowledges)
  })

  test.each<readonly [string, Happening]>([
    ['text', hears('P', expected, 0, 'X')],
    ['a FIN', hears('F', expected)],
    ['nothing at all', hears('', expected)],
    ['urgent text', hears('PU', expected, 0, 'X')],
  ])('without ACK flag %s in the window is dropped in silence', (_, happens) => expect(outcomeOf(happens)).toBe(state))

  test('the user timeout deletes the TCB without a word (§3.10.8)', () => expect(outcomeOf(expires('user'))).toBe('CLOSED'))

  test('ABORT tells the peer where it may be waiting (§3.10.5)', () => {
    const isTold = ['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'].includes(state)
    expect(outcomeOf(abort)).toBe(isTold ? `CLOSED | R ${next} 0` : 'CLOSED')
  })

  test('a stray timer changes nothing', () => {
    if (state !== 'TIME-WAIT') expect(outcomeOf(expires('time-wait'))).toBe(state)
    expect(outcomeOf(expires('persist'))).toBe(state)
    const isOutstanding = ['SYN-RECEIVED', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK'].includes(state)
    if (!isOutstanding) expect(outcomeOf(expires('retransmission'))).toBe(state)
  })
})

describe('before there are two sequence spaces', () => {
  const SENT = [open, says()]
  test.each<readonly [string, readonly Happening[], string]>([
    ['SYN-SENT: an ACK of the ISS, which the SYN has used', [...SENT, hears('A', 5, 100)], 'SYN-SENT | R 100 0'],
    ['SYN-SENT: a SYN,ACK of the ISS', [...SENT, hears('SA', 300, 100)], 'SYN-SENT | R 100 0'],
    ['SYN-SENT: a SYN,ACK of too much', [...SENT, hears('SA', 300, 102)], 'SYN-SENT | R 102 0'],
    ['SYN-SENT: a right ACK without SYN says nothing', [...SENT, hears('A', 300, 101)], 'SYN-SENT'],
    ['SYN-SENT: a FIN with a right ACK', [...SENT, hears('FA', 300, 101)], 'SYN-SENT'],
    ['SYN-SENT: a FIN without ACK', [...SENT, hears('F', 300)], 'SYN-SENT'],
    ['SYN-SENT: text without SYN', [...SENT, hears('P', 300, 0, 'X')], 'SYN-SENT'],
    ['SYN-SENT: a RST without ACK is not believed', [...SENT, hears('R', 300)], 'SYN-SENT'],
    ['SYN-SENT: a RST with a wrong ACK', [...SENT, hears('RA', 300, 100)], 'SYN-SENT'],
    ['SYN-SENT: a RST with the right ACK refuses', [...SENT, hears('RA', 0, 101)], 'CLOSED'],
    ['SYN-SENT: RST beats SYN', [...SENT, hears('SRA', 300, 101)], 'CLOSED'],
    ['SYN-SENT: the user timeout', [...SENT, expires('user')], 'CLOSED'],
    ['SYN-SENT: CLOSE deletes the TCB', [...SENT, close], 'CLOSED'],
    ['SYN-SENT: what comes after the CLOSE is reset', [...SENT, close, hears('SA', 300, 101)], 'CLOSED | R 101 0'],
    ['LISTEN: RST with anything', [listen, hears('SRA', 5, 6)], 'LISTEN'],
    ['LISTEN: SYN and FIN opens', [listen, hears('SF', 100)], 'SYN-RECEIVED | SA 300 101'],
    ['LISTEN: a FIN alone', [listen, hears('F', 100)], 'LISTEN'],
    ['LISTEN: a FIN with ACK', [listen, hears('FA', 100, 7)], 'LISTEN | R 7 0'],
    ['LISTEN: everything set', [listen, hears('FSPAU', 100, 7)], 'LISTEN | R 7 0'],
    ['LISTEN: CLOSE', [listen, close], 'CLOSED'],
    ['LISTEN: an active OPEN', [listen, open], 'SYN-SENT | S 100 0'],
    ['CLOSED: a SYN with text counts all of it', [hears('S', 100, 0, 'hello')], 'CLOSED | RA 0 106'],
    ['CLOSED: numbers turn', [hears('SF', 4_294_967_295, 0, 'x')], 'CLOSED | RA 0 2'],
    ['CLOSED: a SYN,ACK', [hears('SA', 100, 7)], 'CLOSED | R 7 0'],
  ])('%s', (_, happenings, expected) => expect(outcome(having(...happenings))).toBe(expected))
})
