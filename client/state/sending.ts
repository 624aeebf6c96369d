import { computed, signal } from '@preact/signals'
import type { Fault, Field } from '../../shared/tcp/verdict.ts'
import type { MatchViewEvent, MatchViewEventOf, VerdictView, WireSegment } from '../../shared/view/match-view.ts'
import { activeField, draft, emptyDesk } from './desk.ts'
import type { Draft } from './draft.ts'
import { draftOf, isEmpty, segmentOf } from './draft.ts'
import type { RefusedMove } from './moves.ts'
import { refusedMove, sendMove } from './moves.ts'
import { mySide } from './session.ts'
import { matchView, onMatchEvent, onMatchPicture } from './streams.ts'

/** The verdict on a move, as the desk shows it. */
type Feedback = {
  readonly move: number
  readonly points: number
  readonly verdict: VerdictView
  /** The segment's id on the ladder if it left, else null. */
  readonly sent: string | null
  /** What lay on the desk when it was sent, where it is known. */
  readonly draft?: Draft | undefined
}

/** The verdict on the last move, until the next one leaves or the desk is cleared. */
export const feedback = signal<Feedback | null>(null)
const lastVerdict = computed(() => refusedMove.value ?? feedback.value)
/** The verdict that has been read and closed: what it marked stays marked. */
const readVerdict = signal<Feedback | RefusedMove | null>(null)
/** Whether that is the last one. */
export const isPutAway = computed(() => lastVerdict.value !== null && lastVerdict.value === readVerdict.value)

/** The last verdict has been read. */
export function putAway(): void {
  readVerdict.value = lastVerdict.value
}

/** Rises with every move of this match that came home: the composer shakes once for each. */
export const shakes = signal(0)

/** Fields that the last verdict marked, and that have not been changed since. */
export const faulty = computed<ReadonlyMap<Field, Fault>>(() => {
  const verdict = feedback.value?.verdict
  if (verdict?.grade !== 'wrong') return new Map()
  const judged = feedback.value?.draft
  const faults = verdict.faults.filter(({ field }) => judged === undefined || isUnchanged(field, judged, draft.value))
  return new Map(faults.map((fault) => [fault.field, fault]))
})

function isUnchanged(field: Field, before: Draft, now: Draft): boolean {
  switch (field) {
    case 'seq':
    case 'ack':
    case 'text':
    case 'urgent':
      return before[field] === now[field]
    case 'window':
    case 'segment':
      return true
    default:
      return before.flags.has(field) === now.flags.has(field)
  }
}

/** Judges a segment instead of the server; false: it lies on the desk again. */
type Taker = (segment: WireSegment) => boolean

let taker: Taker | null = null

/** From now on segments go to `take` and not to the server, until the returned function is called: for pages that judge by themselves. */
export function takeMoves(take: Taker): () => void {
  taker = take
  clearDraft()
  return () => {
    taker = null
    clearDraft()
  }
}

/** Whether segments go to a page that judges by itself. */
export function isTaken(): boolean {
  return taker !== null
}

/** A page that judges by itself has more to say of a mistake than where it was: what it says of, and the word on it, stay until the player goes on. */
const isExplained = computed(() => feedback.value !== null && isTaken())

/** Whether there is something that the player may clear. */
export const mayClear = computed(() => !isEmpty(draft.value) && !isExplained.value)

/** The player clears the desk. */
export function clearByHand(): void {
  if (!isExplained.value) clearDraft()
}

/** What was sent and has no verdict yet, by the number of its move. */
const leaving = new Map<number, Draft>()

/** Clears the desk, with what was said of the last move. */
export function clearDraft(): void {
  emptyDesk()
  feedback.value = null
  refusedMove.value = null
}

/** Sends what is on the desk. The desk is free at once; the verdict follows. False if there was nothing to send, or no match to send it in. */
export function send(): boolean {
  const view = matchView.value
  const side = mySide.value
  if (view === null || side === null || view.phase !== 'playing' || isEmpty(draft.value)) return false
  const sent = draft.value
  const segment = segmentOf(sent, view.ends[side]?.tcb?.rcvWnd ?? null)
  if (taker !== null) {
    clearDraft()
    if (!taker(segment)) comeHome(sent)
    return true
  }
  const move = sendMove(segment)
  leaving.set(move, sent)
  emptyDesk()
  feedback.value = null
  return true
}

/** A move that came home lies on the desk again, unless the player has begun another. */
function bringBack(move: number): void {
  const sent = leaving.get(move)
  if (sent !== undefined) comeHome(sent)
  else shakes.value += 1
}

function comeHome(sent: Draft): void {
  if (isEmpty(draft.value)) draft.value = sent
  shakes.value += 1
}

/** Something has come to the player, and is not the player's own doing. */
function isNews(event: MatchViewEvent): boolean {
  switch (event.type) {
    case 'segment-arrived':
      return event.to === mySide.value
    case 'call-made':
    case 'timer-expired':
      return event.side === mySide.value
    default:
      return false
  }
}

// Where nothing is judged it is only said that the segment has left: read soon, and worth no room after that.
onMatchEvent((event) => {
  if (feedback.value?.verdict.grade === 'unjudged' && isNews(event)) feedback.value = null
})

function isOwnVerdict(event: MatchViewEvent): event is MatchViewEventOf<'move-judged'> {
  return event.type === 'move-judged' && event.side === mySide.value && event.move !== 0
}

/** The next number goes where one is wrong. */
function mend(faults: readonly { readonly field: Field }[]): void {
  const field = (['seq', 'ack'] as const).find((field) => faults.some((fault) => fault.field === field))
  if (field !== undefined) activeField.value = field
}

function hear({ move, points, verdict, sent }: MatchViewEventOf<'move-judged'>): void {
  feedback.value = { move, points, verdict, sent, draft: leaving.get(move) }
  if (verdict.grade === 'wrong' && sent === null) {
    bringBack(move)
    if (draft.value === leaving.get(move)) mend(verdict.faults)
  }
  leaving.delete(move)
}

onMatchEvent((event) => {
  if (isOwnVerdict(event)) hear(event)
})

// A page that was loaded anew finds the mistake on its desk, and the word on it; one that was only cut off may find the verdict that it waited for.
onMatchPicture((view, before) => {
  const last = view.log.findLast(isOwnVerdict)
  if (last === undefined || view.phase === 'over') return
  if (leaving.has(last.move)) hear(last)
  else if (before?.match !== view.match && last.verdict.grade === 'wrong' && last.sent === null) {
    const { move, points, verdict, sent, segment } = last
    draft.value = draftOf(segment)
    feedback.value = { move, points, verdict, sent, draft: draft.value }
    mend(last.verdict.faults)
  }
})

refusedMove.subscribe((refused) => {
  if (refused === null) return
  bringBack(refused.move)
  leaving.delete(refused.move)
})

/** What lies on the desk, the word on it and what came home belong to one match. */
const match = computed(() => matchView.value?.match)
match.subscribe(() => {
  clearDraft()
  shakes.value = 0 // else the next composer would shake as it appears
})
