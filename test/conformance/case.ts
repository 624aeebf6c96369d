import { expect } from 'vitest'
import { FIN, has } from '../../shared/tcp/segment.ts'
import { distance } from '../../shared/tcp/sequence.ts'
import type { Verdict } from '../../shared/tcp/verdict.ts'
import type { Case, Difference, RecordedEvent } from './format.ts'
import { newIss } from './format.ts'
import { joined, Replay, segmentOf, wordOf } from './replay.ts'

/** Plays a case: the machine has to do what RFC 9293 says, step by step, and the judge must not call wrong what was recorded. */
export function replayCase(one: Case): void {
  const endpoint = new Replay(one.iss.local, one.needs)
  /** From the first output that nobody looked at, something may have been sent that this machine still owes, and the reverse. */
  let isGuess = false
  const steps = stepsOf(one.events)
  for (const [index, { cause, at, outs, state, iss, unobserved }] of steps.entries()) {
    const difference = one.rfc_diffs?.find((diff) => diff.at === at)
    const where = `${one.id} event ${at} ${JSON.stringify(cause)}`
    if (cause) endpoint.happens(cause)
    if (iss !== null && !(difference && !difference.resume)) endpoint.incarnation(iss)
    isGuess ||= unobserved
    const isPutOff = !difference && !unobserved && outs.length === 0 && isRequest(cause) && index < steps.length - 1

    const words = outs.map((out) => wordOf(segmentOf(out)))
    if (difference) compareWithRfc(where, difference, ownWords(endpoint), words, endpoint.state, state)
    else {
      if (!unobserved && outs.length === 0 && !isPutOff && !isFreeToSend(cause))
        expect(owedWords(endpoint), `${where}: what is owed`).toEqual([])
      if (state) expect(endpoint.state, `${where}: the state`).toBe(state)
    }
    if (difference && !difference.resume) return

    for (const [nth, out] of outs.entries()) {
      const verdict = endpoint.sends(out)
      if (difference && !difference.permitted) continue
      if (cause?.timeout === 'rto' && verdict.grade !== 'wrong' && verdict.purpose === 'retransmission') endpoint.repeated()
      const isFree = difference !== undefined || isGuess || isFreeToSend(cause) || isMatterOfTime(verdict)
      expect(verdict.grade, `${where}: the judge of ${words[nth]}`).toBeOneOf(isFree ? ['good', 'harmless'] : ['good'])
    }
    if (difference || unobserved) endpoint.drained()
    else if (isFreeToSend(cause) && outs.length === 0) endpoint.withoutUpdate()
    if (!isPutOff) expect(owedWords(endpoint), `${where}: what is still owed`).toEqual([])
  }
}

/** When to repeat, to probe or to use a window that was taken back is up to the sender; RFC 9293 asks for none of it here. */
function isMatterOfTime(verdict: Verdict): boolean {
  return verdict.grade === 'harmless' && ['retransmission', 'window-probe', 'keep-alive', 'text'].includes(verdict.purpose)
}

function ownWords(endpoint: Replay): readonly string[] {
  return joined(endpoint.wouldSend()).map(wordOf)
}

/**
 * What has to be sent now. Text may be kept back while older text is under way (Nagle's algorithm, congestion control) or while it does
 * not fit the window (§3.8.6.2.1), and with it the FIN.
 */
function owedWords(replay: Replay): readonly string[] {
  const { tcb } = replay.endpoint
  const owed = replay.wouldSend()
  if (!('rcv' in tcb)) return joined(owed).map(wordOf)
  const { una, nxt, wnd, unsent } = tcb.snd
  const isKept = unsent !== '' && (una !== nxt || unsent.length > wnd - distance(una, nxt))
  const isShut = wnd <= distance(una, nxt)
  const must = owed.filter((segment) => (segment.text === '' ? !(has(segment, FIN) && (isKept || isShut)) : !isKept))
  return joined(must).map(wordOf)
}

/** The RFC's reaction; where it leaves the choice, the recorded one is as good. */
function compareWithRfc(
  where: string,
  { rfc_out, rfc_state, permitted }: Difference,
  own: readonly string[],
  words: readonly string[],
  ownState: string,
  state: string | undefined,
): void {
  const right = rfc_out?.map((out) => wordOf(segmentOf(out)))
  const outputs = [...(right ? [right] : []), ...(permitted ? [words] : [])]
  if (right) expect(outputs, `${where}: what is owed by the RFC`).toContainEqual(own)
  const states = [...(rfc_state ? [rfc_state] : []), ...(permitted && state ? [state] : [])]
  if (rfc_state) expect(states, `${where}: the state by the RFC`).toContain(ownState)
}

/**
 * What calls ask for may leave with what the next ones ask for (§3.9.1.2: a SEND may be combined with those that follow), and a stack that
 * sends in turns may hear something first. It has to be there by the next step that is not a call.
 */
function isRequest(cause: RecordedEvent | null): boolean {
  return cause?.call !== undefined
}

/** A window update after RECEIVE is at the discretion of the receiver. */
function isFreeToSend(cause: RecordedEvent | null): boolean {
  return cause?.call === 'receive'
}

type Step = {
  readonly cause: RecordedEvent | null
  readonly at: number
  readonly outs: readonly NonNullable<RecordedEvent['out']>[]
  readonly state: string | undefined
  readonly iss: number | null
  readonly unobserved: boolean
}

/** The events in steps: a cause, and the outputs and the state that followed. */
function stepsOf(events: readonly RecordedEvent[]): readonly Step[] {
  const causes = events.flatMap((event, at) => (event.in || event.call || event.timeout ? [at] : []))
  const starts = causes[0] === 0 ? causes : [-1, ...causes]
  return starts.map((at, nth) => {
    const reaction = events.slice(at + 1, starts[nth + 1] ?? events.length)
    return {
      cause: at < 0 ? null : (events[at] ?? null),
      at,
      outs: reaction.flatMap(({ out }) => (out ? [out] : [])),
      state: reaction.findLast(({ state }) => state !== undefined)?.state,
      iss: reaction.reduce<number | null>((iss, event) => newIss(event) ?? iss, null),
      unobserved: reaction.some(({ unobserved }) => unobserved === true),
    }
  })
}
