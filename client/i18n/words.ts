import type { ScriptedCall } from '../../shared/match/scenario.ts'
import { distance, seq as seqOf } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { Fault, Field } from '../../shared/tcp/verdict.ts'
import type { EndView, LadderSegment, MatchView } from '../../shared/view/match-view.ts'
import { lengthOfWire, tellingWindow } from '../../shared/view/segment-view.ts'
import { unheardFor } from '../../shared/view/unheard.ts'
import type { TextKey } from './i18n.ts'
import { t } from './i18n.ts'

const PURPOSES: readonly string[] = [
  'open',
  'open-reply',
  'acknowledge',
  'text',
  'close',
  'reset',
  'retransmission',
  'window-probe',
  'keep-alive',
  'window-update',
]

/** What a segment is for. Hints name purposes as plain strings; one that is not known here says nothing. */
export function purposeWords(purpose: string): string {
  return PURPOSES.includes(purpose) ? t(`purpose.${purpose}` as TextKey) : ''
}

/** Points as they are printed: with a minus, not a hyphen, where they are lost. */
export function pointsWords(points: number): string {
  return points < 0 ? `−${-points}` : `${points}`
}

/** A field as the composer prints it. */
export function fieldWords(field: Field): string {
  switch (field) {
    case 'seq':
    case 'ack':
    case 'text':
      return field.toUpperCase()
    case 'window':
      return 'WIN'
    case 'urgent':
      return 'URP'
    case 'segment':
      return t('field.segment')
    default:
      return field
  }
}

/** What is wrong with a field; what would be right, where assistance tells it. */
export function faultWords({ field, expected, section }: Fault): string {
  switch (field) {
    case 'seq':
    case 'ack':
      return expected === undefined ? t(`fault.${numberKey(field, section)}`) : expectedWords(field, expected)
    case 'text':
    case 'window':
    case 'urgent':
      if (expected === '') return t('fault.no-text')
      return expected === undefined ? t(`fault.${field}`) : expectedWords(field, expected)
    case 'segment':
      return t('fault.segment')
    default:
      return expected === undefined ? t('fault.flag') : t(expected === '1' ? 'fault.set' : 'fault.unset')
  }
}

/** Which number a field should hold: the next one, as a rule. */
function numberKey(field: 'seq' | 'ack', section: string): 'seq' | 'ack' | 'seq-again' | 'ack-unused' | 'number' {
  switch (section) {
    case '3.4':
      return field
    case '3.8.1':
      return 'seq-again'
    case '3.1':
      return 'ack-unused'
    default:
      return 'number'
  }
}

/** A text stands in quotes: its end may be a blank, and no particle fits every word. */
function expectedWords(field: Field, expected: string): string {
  return t(field === 'text' ? 'fault.expected-text' : 'fault.expected', { expected })
}

/** The same in a few words, for a note at the field itself. */
export function shortFaultWords(fault: Fault): string {
  const { field, expected, section } = fault
  switch (field) {
    case 'seq':
    case 'ack':
      return expected === undefined ? t(`fault.short.${numberKey(field, section)}`) : expectedWords(field, expected)
    case 'text':
    case 'urgent':
      return expected === undefined || expected === '' ? t(`fault.short.${field}`) : expectedWords(field, expected)
    case 'window':
    case 'segment':
      return faultWords(fault)
    default:
      return t(expected === undefined ? 'fault.short.flag' : expected === '1' ? 'fault.short.set' : 'fault.short.unset')
  }
}

/** What the application asks for, in its own voice. */
export function callWords(call: ScriptedCall): string {
  switch (call.type) {
    case 'send':
      return t(call.urgent ? 'call.send-urgent' : 'call.send', { text: call.text.trim() })
    case 'receive':
      return call.octets === 1 ? t('call.receive-one') : t('call.receive', { octets: call.octets })
    default:
      return t(`call.${call.type}`)
  }
}

/** Why there is nothing to do at this end now. */
export function waitingWords(view: MatchView, side: Side): string {
  const end = view.ends[side]
  if (view.phase === 'paused') return t('waiting.paused')
  if (view.phase === 'over') return t('waiting.over')
  if (end === null) return ''
  // What each state waits for would say whether something is still due: experts find out for themselves.
  if (view.assistance === 'expert') return t('waiting.expert')
  if (end.state === 'CLOSED') return t(closedWords(view, side))
  if (isHeldByWindow(end)) return t('waiting.window')
  if (end.state === 'SYN-SENT' && end.tcb?.sndNxt === end.tcb?.iss && end.tcb !== null) return t('waiting.nothing')
  return t(`waiting.${end.state}`)
}

/** There is text to send, and all the room that the other end has told of is taken (§3.8.6). */
function isHeldByWindow({ state, tcb, owedCount }: EndView): boolean {
  if (tcb === null || tcb.unsent === '' || owedCount > 0 || tcb.sndWnd === null) return false
  const { sndNxt, sndUna, sndWnd } = tcb
  return (
    (state === 'ESTABLISHED' || state === 'CLOSE-WAIT') &&
    sndNxt !== null &&
    sndUna !== null &&
    distance(seqOf(sndUna), seqOf(sndNxt)) >= sndWnd
  )
}

/** An end without a connection: it is over, the machine has forgotten it, or there has never been one. */
function closedWords({ calls, ladder }: MatchView, side: Side): 'waiting.CLOSED' | 'waiting.down' | 'waiting.nobody' {
  const last = calls.findLast((made) => made.side === side)?.call.type
  if (last === 'crash') return 'waiting.down'
  return last === 'reboot' || !ladder.some(({ from, injected }) => from === side && !injected) ? 'waiting.nobody' : 'waiting.CLOSED'
}

/** A segment in one line for readers: who sent it, its numbers, what became of it. */
export function segmentWords(seen: LadderSegment, view: MatchView): string {
  const { segment } = seen
  const { seq, ack } = segment
  const length = lengthOfWire(segment)
  const numbers = segment.flags.includes('A') ? t('segment.with-ack', { seq, ack, length }) : t('segment.without-ack', { seq, length })
  const window = tellingWindow(segment)
  const offered = window === null ? '' : ` WIN ${window},`
  const text = segment.text === '' ? '' : ` “${segment.text}”,`
  return `${senderWords(seen, view)} ${numbers}${offered}${text} ${t(unheardFor(view, seen) === null ? fateOf(seen) : 'segment.unheard')}`
}

/** Who sent a segment; of one that no player sent, whose name it bears. */
export function senderWords({ from, injected }: { readonly from: Side; readonly injected?: boolean }, view: MatchView): string {
  return injected ? t('side.injected', { side: t(`side.${from}`) }) : sideWords(from, view)
}

function fateOf({ lostAtMs, dropped, arrivedAtMs, landsAtMs }: LadderSegment): TextKey {
  if (lostAtMs !== null) return 'segment.lost'
  if (dropped !== null) return 'segment.dropped'
  if (arrivedAtMs !== null) return 'segment.arrived'
  return landsAtMs === null ? 'segment.in-fog' : 'segment.under-way'
}

/** A side within a sentence: "client". */
export function sideWithin(side: Side): string {
  return t(`side.${side}`).toLowerCase()
}

/** "Client (you)", "Server" */
export function sideWords(side: Side, view: MatchView): string {
  return view.viewer === side ? `${t(`side.${side}`)} ${t('lobby.you')}` : t(`side.${side}`)
}
