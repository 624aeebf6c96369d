import type { DropReason, Due, Endpoint } from '../tcp/tcb.ts'
import type { AnswerableMistake, Answering, Chain, End, Flight, Mistake, Silence } from './match.ts'

/** After so long, ms, silence has been the answer to a mistake; what is sent later has nothing to do with it. */
const SILENCE_MS = 5_000
/** How many answers in a row are paid: one to a segment that advanced nothing, and the reset that it draws (§3.5.1 figure 9). More is noise. */
const MOST_PAID = 2
/** More answers in a row, five from each end, are an ACK war: it would never end. */
const MOST_ANSWERS = 10

const NOTHING: readonly Due[] = []

/**
 * What an end owes only because of a row of answers, now that this flight has landed; null: nothing. `before` is the end as it stood when
 * it landed. What is due for the connection's own sake is no part of it.
 */
export function answeringAfter(before: End, after: Endpoint, flight: Flight, dropped: DropReason | null): Answering | null {
  const own = before.answering
  const fresh = freshAnswers(before.endpoint, after)
  const { chain, isMistake } = flight
  const begins = isMistake === true
  const isOpened = begins && owesSynAck(after) && !owesSynAck(before.endpoint)
  const opens = isOpened || (own?.opens === true && owesSynAck(after))
  // A listener that has been reset owes no SYN,ACK any more.
  if (fresh.length === 0 && !isOpened) return own?.opens && !opens ? { ...own, opens } : own
  const mistakes = mistakesAfter(before, after, flight, dropped, fresh)
  const wasOwed = (owed: Due) => own?.dues.includes(owed) === true
  // One ACK for two reasons: if one of them is the connection's own, it is needed anyway.
  const hasOwnReason = before.endpoint.due.some((owed) => owed.type === 'ack' && !wasOwed(owed))
  const added = dropped !== null || begins ? fresh.filter(({ type }) => type === 'reset' || !hasOwnReason) : []
  const dues = [...after.due.filter(wasOwed), ...added]
  if (dues.length === 0 && !opens && mistakes.length === 0) return null
  const waiting = own !== null && before.endpoint.due.some(wasOwed) ? own.answers : 0
  const answers = added.length === 0 ? waiting : Math.max(waiting, (chain?.answers ?? 0) + 1)
  return { answers, unpaid: chain?.unpaid === true || (own?.unpaid ?? false), dues, opens, mistakes }
}

/**
 * The mistakes to be paid for, and what is due for each now: an ACK that is due for one more reason is another, and still the same one. What
 * answers two of them is paid once.
 */
function mistakesAfter(
  { answering, endpoint: before }: End,
  { due }: Endpoint,
  { isMistake, segment }: Flight,
  dropped: DropReason | null,
  fresh: readonly Due[],
): readonly AnswerableMistake[] {
  const kept: AnswerableMistake[] = []
  for (const mistake of answering?.mistakes ?? []) {
    if (mistake.due === null || due.includes(mistake.due)) kept.push(mistake)
    else if (mistake.due.type === 'ack' && before.due.includes(mistake.due)) {
      const ack = fresh.find(({ type }) => type === 'ack')
      if (ack !== undefined) kept.push({ ...mistake, due: ack })
    }
  }
  if (!isMistake) return kept
  const answer = fresh[0] ?? null
  return [...kept.filter((other) => other.due !== answer), { segment, dropped, due: answer }]
}

/** True if something arrived for which an answer is due: ACK, RST or SYN,ACK. */
export function asksForAnswer(before: Endpoint, after: Endpoint): boolean {
  return freshAnswers(before, after).length > 0 || (owesSynAck(after) && !owesSynAck(before))
}

/** Answers that are due now and were not. */
function freshAnswers({ due: before }: Endpoint, { due: after }: Endpoint): readonly Due[] {
  if (before === after) return NOTHING
  return after.filter((owed) => (owed.type === 'ack' || owed.type === 'reset') && !before.includes(owed))
}

function owesSynAck({ tcb }: Endpoint): boolean {
  return 'rcv' in tcb && tcb.snd.nxt === tcb.snd.iss
}

/** What a good move does about a row of answers. */
export type Answered = {
  /** What is left to answer. */
  readonly answering: Answering | null
  /** The segment's own place in the row; null if it says something new, too. */
  readonly chain: Chain | null
  /** How many of the duties that it discharged are worth nothing: they would not be there without a mistake or a harmless segment, or are noise. */
  readonly unpaid: number
  /** The mistakes that it answers. */
  readonly mistakes: readonly Mistake[]
}

/** What a good move does about what is owed of a row: its end's endpoint before it and after. */
export function answeredBy(answering: Answering, before: Endpoint, after: Endpoint): Answered {
  const { answers, unpaid, dues, mistakes } = answering
  const isDone = (owed: Due) => before.due.includes(owed) && !after.due.includes(owed)
  const opened = answering.opens && owesSynAck(before) && !owesSynAck(after)
  const opens = answering.opens && owesSynAck(after)
  const inRow = dues.filter(isDone).length
  const left = dues.filter((owed) => after.due.includes(owed))
  const open = mistakes.filter(({ due }) => (due === null ? opens : after.due.includes(due)))
  const saysNothingNew = inRow > 0 && after.due.length === before.due.length - inRow && sentUpTo(before) === sentUpTo(after)
  return {
    answering: left.length > 0 || opens || open.length > 0 ? { ...answering, dues: left, opens, mistakes: open } : null,
    chain: saysNothingNew ? { answers, unpaid } : null,
    unpaid: (unpaid || answers > MOST_PAID ? inRow : 0) + (opened ? 1 : 0),
    mistakes: mistakes.filter(({ due }) => (due === null ? opened : isDone(due))),
  }
}

function sentUpTo({ tcb }: Endpoint): number | null {
  return 'snd' in tcb ? tcb.snd.nxt : null
}

/** True if the two ends have answered each other for so long that it would go on for ever: an ACK war. */
export function isAckWar({ answering }: End): boolean {
  return answering !== null && answering.dues.length > 0 && answering.answers > MOST_ANSWERS
}

/** True if a move leaves the silence kept: a move that is needed always does, and every move once the silence has lasted long enough. */
export function isSilenceKept({ sinceMs }: Silence, isNeeded: boolean, nowMs: number): boolean {
  return isNeeded || nowMs - sinceMs >= SILENCE_MS
}
