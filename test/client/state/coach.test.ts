import { describe, expect, test } from 'vitest'
import { coachFor } from '../../../client/state/coach.ts'
import type { Draft } from '../../../client/state/draft.ts'
import { EMPTY_DRAFT, withFlag } from '../../../client/state/draft.ts'
import type { EndView, LadderSegment, MatchView, OwedView, WireSegment } from '../../../shared/view/match-view.ts'
import { arrived, blankView } from '../../support/views.ts'

const synAck: WireSegment = { flags: 'SA', seq: 300, ack: 101, text: '' }

function viewWith(owed: readonly OwedView[], ladder: readonly LadderSegment[]): MatchView {
  const end: EndView = {
    state: 'SYN-RECEIVED',
    inTransition: true,
    iss: 300,
    tcb: null,
    owed,
    owedCount: owed.length,
    timers: { retransmission: null, timeWait: null },
  }
  return { ...blankView({ viewer: 'server', scenario: 'hello' }), phase: 'playing', ladder, ends: { client: null, server: end } }
}

/** What refuses the segment that has just arrived, and what breaks off what the application had opened. */
const reset = (seq: number): OwedView => ({ purpose: 'reset', segment: { flags: 'R', seq, ack: 0, text: '' }, section: '3.5.2' })

const owedSynAck: OwedView = { purpose: 'open-reply', segment: synAck, section: '3.10.7.2' }
const syn = arrived('i1', { flags: 'S', seq: 100, ack: 0, text: '' })

describe('the coach says where numbers out of the ordinary come from', () => {
  const ack = (seq: number, number: number): WireSegment => ({ flags: 'A', seq, ack: number, text: '' })
  const early = arrived('i2', { flags: 'FA', seq: 115, ack: 301, text: '' })

  test('the ACK of what came ahead of a hole', () => {
    const owed: OwedView = { purpose: 'acknowledge', segment: ack(301, 101), section: '3.10.7.4' }
    expect(coachFor(viewWith([owed], [early]), 'server', EMPTY_DRAFT)).toMatchObject({ ackSource: { kind: 'hole' } })
  })

  test('the SEQ of a keep-alive probe', () => {
    const owed: OwedView = { purpose: 'keep-alive', segment: ack(300, 116), section: '3.8.4' }
    expect(coachFor(viewWith([owed], [early]), 'server', EMPTY_DRAFT)).toMatchObject({
      seqSource: { kind: 'one-before' },
      ackSource: { kind: 'after-theirs' },
    })
  })
})

test('an ACK has not been sent before, though something wrong was from its number on', () => {
  const syn = { ...arrived('s1', { flags: 'S', seq: 300, ack: 0, text: '' }), from: 'server' } as const
  const wrong = { ...arrived('s2', { flags: 'SA', seq: 301, ack: 101, text: '' }), from: 'server' } as const
  const owed: OwedView = { purpose: 'acknowledge', segment: { flags: 'A', seq: 301, ack: 101, text: '' }, section: '3.10.7.4' }
  const source = coachFor(viewWith([owed], [syn, wrong]), 'server', EMPTY_DRAFT)?.seqSource
  expect(source).toEqual({ kind: 'after-own', seq: 300, length: 1 })
})

describe('an ACK that tells of nothing new is not said to', () => {
  const ack = (number: number): OwedView => ({
    purpose: 'acknowledge',
    segment: { flags: 'A', seq: 301, ack: number, text: '' },
    section: '3.10.7.4',
  })
  const text = arrived('i1', { flags: 'A', seq: 101, ack: 301, text: 'HELLO' })
  const odd: LadderSegment = { ...arrived('i2', { flags: 'A', seq: 106, ack: 909, text: '' }), dropped: 'bad-ack' }
  const said: LadderSegment = { ...arrived('s1', ack(106).segment), from: 'server' }
  const acknowledges = (ladder: readonly LadderSegment[]) => coachFor(viewWith([ack(106)], ladder), 'server', EMPTY_DRAFT)?.acknowledges

  test('what came last could not be taken', () => {
    expect(acknowledges([text, said, odd])).toBe('nothing')
    expect(acknowledges([odd]), 'and nothing has come before').toBe('nothing')
    const ghost: LadderSegment = { ...arrived('i2', { flags: 'PA', seq: 4_000_000_000, ack: 77, text: 'PAY' }), dropped: 'outside-window' }
    expect(acknowledges([text, said, ghost]), 'text of an earlier connection').toBe('nothing')
  })

  test('unless something else waits for it', () => {
    expect(acknowledges([text])).toBe('news')
    expect(acknowledges([text, odd])).toBe('news')
    expect(acknowledges([text, said, { ...text, dropped: 'duplicate' }]), 'a duplicate').toBe('news')
  })

  test('what came last lies behind a hole', () => {
    const early = arrived('i1', { flags: 'FA', seq: 115, ack: 301, text: '' })
    expect(coachFor(viewWith([ack(101)], [early]), 'server', EMPTY_DRAFT)?.acknowledges).toBe('hole')
  })
})

describe('a SYN,ACK that is owed again', () => {
  const again: OwedView = { purpose: 'retransmission', segment: synAck, section: '3.8.1' }
  const ack: OwedView = { purpose: 'acknowledge', segment: { flags: 'A', seq: 301, ack: 101, text: '' }, section: '3.10.7.4' }
  const answersAgain = (expiresAtMs: number | null, owed: readonly OwedView[]) => {
    const view = viewWith(owed, [syn, { ...syn, id: 'i2', dropped: 'duplicate' }])
    const running = expiresAtMs === null ? null : { startedAtMs: 0, expiresAtMs, expiries: 0 }
    const server = view.ends.server && { ...view.ends.server, timers: { retransmission: running, timeWait: null } }
    return coachFor({ ...view, ends: { client: null, server } }, 'server', EMPTY_DRAFT)?.answersAgain
  }

  test('answers what has come as long as its timer runs', () => {
    expect(answersAgain(30_000, [again, ack])).toBe(true)
    expect(answersAgain(null, [again, ack]), 'the timer has expired, too').toBe(false)
    expect(answersAgain(null, [again])).toBe(false)
  })
})

describe('after a window probe', () => {
  const own = (text: string): LadderSegment => ({ ...arrived('s1', { flags: 'A', seq: 301, ack: 101, text }), from: 'server' })
  const closed = arrived('i1', { flags: 'A', seq: 101, ack: 301, text: '', window: 0 })
  const open = arrived('i2', { flags: 'A', seq: 101, ack: 301, text: '', window: 10 })
  const again: OwedView = { purpose: 'retransmission', segment: { flags: 'A', seq: 301, ack: 101, text: 'TER' }, section: '3.8.1' }
  const isReopened = (ladder: readonly LadderSegment[]) => coachFor(viewWith([again], ladder), 'server', EMPTY_DRAFT)?.isReopened

  test('what the window now has room for is no answer that did not come', () => {
    expect(isReopened([closed, own('T'), open])).toBe(true)
    expect(isReopened([closed, own('T'), closed]), 'still closed').toBe(false)
    expect(isReopened([open, own('TER'), open]), 'no probe').toBe(false)
    expect(isReopened([own('TER')])).toBe(false)
  })
})

describe('the coach says where the number of a reset comes from', () => {
  const old = arrived('i1', { flags: 'SA', seq: 700, ack: 541, text: '' })
  const abort = { side: 'server', call: { type: 'abort' }, atMs: 1_000 } as const

  test('it is what the refused segment acknowledges, not the own next number', () => {
    expect(coachFor(viewWith([reset(541)], [old]), 'server', EMPTY_DRAFT)).toMatchObject({
      seqSource: { kind: 'their-ack' },
      breaksOff: false,
    })
  })

  test('where nothing was acknowledged, it means nothing', () => {
    const owed: OwedView = { purpose: 'reset', segment: { flags: 'RA', seq: 0, ack: 101, text: '' }, section: '3.5.2' }
    expect(coachFor(viewWith([owed], [syn]), 'server', EMPTY_DRAFT)).toMatchObject({ seqSource: { kind: 'nothing' } })
  })

  test('0 that was acknowledged is a number like any other', () => {
    const empty = arrived('i1', { flags: 'SA', seq: 100, ack: 0, text: '' })
    expect(coachFor(viewWith([reset(0)], [empty]), 'server', EMPTY_DRAFT)).toMatchObject({ seqSource: { kind: 'their-ack' } })
  })

  test('a number in the ACK field is no part of it', () => {
    const ready = (ack: string) =>
      coachFor(viewWith([reset(541)], [old]), 'server', { ...withFlag(EMPTY_DRAFT, 'RST', true), seq: '541', ack })?.ready
    expect([ready(''), ready('0'), ready('408')]).toEqual([true, true, false])
  })

  test('where the application breaks off, it is the own next number', () => {
    const view = { ...viewWith([reset(541)], [old]), calls: [abort] }
    expect(coachFor(view, 'server', EMPTY_DRAFT)).toMatchObject({ seqSource: { kind: 'own-next' }, breaksOff: true })
  })

  test('what comes after that is refused like anything else', () => {
    const gone: LadderSegment = { ...arrived('s1', reset(541).segment), from: 'server', sentAtMs: 2_000, arrivedAtMs: null }
    const view = { ...viewWith([reset(600)], [old, gone]), calls: [abort] }
    expect(coachFor(view, 'server', EMPTY_DRAFT)).toMatchObject({ seqSource: { kind: 'their-ack' }, breaksOff: false })
  })
})

describe('the coach', () => {
  test('says nothing where nothing is owed', () => {
    expect(coachFor(viewWith([], [syn]), 'server', EMPTY_DRAFT)).toBeNull()
  })

  test('finds the ACK number from what came, and the SEQ of a SYN from the ISN', () => {
    const coach = coachFor(viewWith([owedSynAck], [syn]), 'server', EMPTY_DRAFT)
    expect(coach?.seqSource).toEqual({ kind: 'isn' })
    expect(coach?.ackSource).toEqual({ kind: 'after-theirs', seq: 100, length: 1, counted: 'syn' })
    expect(coach?.turnOn).toEqual(['ACK', 'SYN'])
  })

  test.each([
    ['text', { flags: 'A', seq: 101, ack: 301, text: 'HELLO' }, 106, { kind: 'after-theirs', seq: 101, length: 5, counted: 'text' }],
    ['a FIN', { flags: 'FA', seq: 106, ack: 301, text: '' }, 107, { kind: 'after-theirs', seq: 106, length: 1, counted: 'fin' }],
    [
      'the last number',
      { flags: 'S', seq: 4294967295, ack: 0, text: '' },
      0,
      { kind: 'after-theirs', seq: 4294967295, length: 1, counted: 'syn' },
    ],
    ['something unseen', { flags: 'S', seq: 5, ack: 0, text: '' }, 77, { kind: 'their-next' }],
  ])('explains the ACK after %s', (_, segment, ack, expected) => {
    const owed: OwedView = { purpose: 'acknowledge', segment: { flags: 'A', seq: 301, ack, text: '' }, section: '3.4' }
    expect(coachFor(viewWith([owed], [arrived('i1', segment)]), 'server', EMPTY_DRAFT)?.ackSource).toEqual(expected)
  })

  test('is content when the desk holds what is owed; PSH is a matter of taste', () => {
    const flags = withFlag(withFlag(withFlag(EMPTY_DRAFT, 'SYN'), 'ACK'), 'PSH')
    const coach = coachFor(viewWith([owedSynAck], [syn]), 'server', { ...flags, seq: '300', ack: '101' })
    expect(coach?.ready).toBe(true)
  })

  test.each([
    ['the end of the text by itself', 'STOP', '', 4, true],
    ['what lies behind the text, too', 'STO', '', 4, false],
    ['what lies behind the text, once it is written', 'STO', '4', 4, true],
    ['the last urgent octet instead of the one after it', 'STOP', '3', 4, false],
  ])('wants the urgent pointer to point after the urgent text: %s', (_, text, urgent, owedUrgent, ready) => {
    const owed: OwedView = {
      purpose: 'text',
      segment: { flags: 'UA', seq: 301, ack: 101, text, urgent: owedUrgent },
      section: '3.8.5',
    }
    const flags = withFlag(withFlag(EMPTY_DRAFT, 'URG'), 'ACK')
    const coach = coachFor(viewWith([owed], [syn]), 'server', { ...flags, seq: '301', ack: '101', text, urgent })
    expect([coach?.urgentReady, coach?.ready]).toEqual([ready, ready])
  })

  test('names the flag that is too many', () => {
    const coach = coachFor(viewWith([owedSynAck], [syn]), 'server', withFlag(EMPTY_DRAFT, 'FIN'))
    expect(coach?.turnOff).toEqual(['FIN'])
  })

  test('follows the player to the owed move that the desk is nearest to', () => {
    const fin: OwedView = { purpose: 'close', segment: { flags: 'FA', seq: 301, ack: 107, text: '' }, section: '3.6' }
    const ack: OwedView = { purpose: 'acknowledge', segment: { flags: 'A', seq: 301, ack: 107, text: '' }, section: '3.6' }
    const desk = withFlag(withFlag(EMPTY_DRAFT, 'FIN'), 'ACK')
    expect(coachFor(viewWith([ack, fin], []), 'server', EMPTY_DRAFT)?.owed.purpose).toBe('acknowledge')
    expect(coachFor(viewWith([ack, fin], []), 'server', desk)?.owed.purpose).toBe('close')
  })

  test('stays with what it has told while the desk may still become that', () => {
    const fin: OwedView = { purpose: 'close', segment: { flags: 'FA', seq: 301, ack: 107, text: '' }, section: '3.6' }
    const ack: OwedView = { purpose: 'acknowledge', segment: { flags: 'A', seq: 301, ack: 107, text: '' }, section: '3.6' }
    const text: OwedView = { purpose: 'text', segment: { flags: 'A', seq: 301, ack: 107, text: 'HI' }, section: '3.10.2' }
    const told = (owed: readonly OwedView[], before: OwedView, draft: Draft) =>
      coachFor(viewWith(owed, []), 'server', draft, before)?.owed.purpose
    const withAck = withFlag(EMPTY_DRAFT, 'ACK')
    expect(told([fin, ack], fin, withAck), 'the first flag of two').toBe('close')
    expect(told([fin, ack], ack, withAck), 'a call of the application meanwhile').toBe('acknowledge')
    expect(told([fin, ack], ack, withFlag(withAck, 'FIN'))).toBe('close')
    expect(told([text, ack], ack, { ...withAck, text: 'HI' })).toBe('text')
    expect(told([ack], fin, withAck), 'no longer owed').toBe('acknowledge')
    expect(told([fin, ack], ack, EMPTY_DRAFT), 'nothing on the desk').toBe('close')
  })
})
