import type { ScriptedCall } from '../../shared/match/scenario.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView, MatchViewEvent, MatchViewEventOf, SegmentId, WireSegment } from '../../shared/view/match-view.ts'
import { tellingWindow } from '../../shared/view/segment-view.ts'
import { sayFlags } from '../look/flags.ts'
import { t } from './i18n.ts'
import { callWords, fieldWords, purposeWords, senderWords, sideWords } from './words.ts'

/** One event as a sentence of the log; null where the log has nothing to say. */
export function eventWords(event: MatchViewEvent, view: MatchView): string | null {
  switch (event.type) {
    case 'match-started':
    case 'match-paused':
    case 'match-resumed':
      return t(`event.${event.type}`)
    case 'call-made':
      return t(isOfMachine(event.call) ? 'event.machine' : 'event.call-made', {
        side: sideWords(event.side, view),
        call: callWords(event.call),
      })
    case 'move-judged':
      return judgedWords(event, view)
    case 'segment-sent':
      return event.segment.injected || (view.viewer === 'spectator' && !isToldAsMove(event.segment, view))
        ? t('event.segment-sent', { side: senderWords(event.segment, view), segment: briefly(event.segment.segment) })
        : null
    case 'segment-lost':
      return t('event.segment-lost')
    case 'segment-arrived':
      return event.dropped === null
        ? t('event.segment-arrived', { side: sideWords(event.to, view), segment: withWindow(event.segment) })
        : t('event.segment-dropped', {
            side: sideWords(event.to, view),
            segment: withWindow(event.segment),
            why: t(`dropped.${event.dropped}`),
          })
    case 'text-delivered':
      return t('event.text-delivered', { side: sideWords(event.side, view), text: event.text })
    case 'peer-closed':
      return t('event.peer-closed', { side: sideWords(event.side, view) })
    case 'connection-ended':
      return t(`event.ended-${event.how}`, { side: sideWords(event.side, view) })
    case 'timer-expired':
      return t(`event.timer-${event.timer}`, { side: sideWords(event.side, view) })
    case 'end-changed':
      return changedWords(event.side, event, view)
    case 'hint-given':
      return t('event.hint-given', { side: sideWords(event.side, view) })
    case 'controller-changed':
      return t(event.controller === 'bot' ? 'event.bot-took-over' : 'event.person-is-back', { side: sideWords(event.side, view) })
    case 'match-over':
      return t(`event.over-${event.result.outcome}`)
  }
}

/** What a screen reader says as it happens: arrivals, tasks, verdicts, and the end. */
export function announcement(event: MatchViewEvent, view: MatchView): string | null {
  const isOwn = (side: Side) => view.viewer === side
  switch (event.type) {
    case 'call-made':
      return isOwn(event.side) ? callWords(event.call) : null
    case 'move-judged':
    case 'segment-arrived':
    case 'timer-expired':
    case 'controller-changed':
    case 'match-started':
    case 'match-paused':
    case 'match-resumed':
    case 'match-over':
      return eventWords(event, view)
    default:
      return null
  }
}

/** On a raw table no verdict is told of a move, only that it was sent. */
function isToldAsMove({ id }: { readonly id: SegmentId }, { table, log }: MatchView): boolean {
  return table === 'raw' && log.some((event) => event.type === 'move-judged' && event.sent === id)
}

/** It befalls the whole machine; no application asks for it. */
function isOfMachine({ type }: ScriptedCall): boolean {
  return type === 'crash' || type === 'reboot'
}

function judgedWords(event: MatchViewEventOf<'move-judged'>, view: MatchView): string {
  const values = { side: sideWords(event.side, view), segment: briefly(event.segment) }
  const { verdict } = event
  switch (verdict.grade) {
    case 'unjudged':
      return t('event.segment-sent', values)
    case 'wrong': {
      // The ACK flag and its number bear one name.
      const fields = new Set(verdict.faults.map(({ field }) => fieldWords(field)))
      return t('event.judged-wrong', { ...values, fields: [...fields].join(', ') })
    }
    default:
      return t(`event.judged-${verdict.grade}`, { ...values, purpose: purposeWords(verdict.purpose), points: event.points })
  }
}

/** A change of state is news; other changes of an end are read in its variables. */
function changedWords(side: Side, event: MatchViewEventOf<'end-changed'>, view: MatchView): string | null {
  const at = view.log.indexOf(event)
  const before = view.log.slice(0, Math.max(0, at)).findLast((earlier) => earlier.type === 'end-changed' && earlier.side === side)
  const previous = before?.type === 'end-changed' ? before.end.state : null
  if (previous === event.end.state) return null
  return previous === null
    ? t('event.state', { side: sideWords(side, view), state: event.end.state })
    : t('event.state-changed', { side: sideWords(side, view), from: previous, state: event.end.state })
}

/** "SYN+ACK seq 300 ack 101"; without flags, which a sentence cannot read out, the numbers alone. */
export function briefly(segment: WireSegment): string {
  const text = segment.text === '' ? '' : ` "${segment.text}"`
  const flags = segment.flags === '' ? '' : `${sayFlags(segment.flags)} `
  return `${flags}seq ${segment.seq}${segment.flags.includes('A') ? ` ack ${segment.ack}` : ''}${text}`
}

/** Of what has come its window is told, too, where it is unusual: it is nobody's to write. */
function withWindow(segment: WireSegment): string {
  const window = tellingWindow(segment)
  return `${briefly(segment)}${window === null ? '' : ` win ${window}`}`
}
