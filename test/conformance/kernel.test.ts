import { describe, expect, test } from 'vitest'
import type { Case, Difference, RecordedEvent } from './format.ts'
import { newIss, recordings } from './format.ts'
import { joined, Replay, segmentOf, wordOf } from './replay.ts'

describe.each(['kernel', 'kernel-fuzz'] as const)(
  '%s: the machine does what RFC 9293 says, and the judge accepts what the kernel did',
  (folder) => {
    test.each(recordings<Case>(folder).map((one) => [titleOf(one), one] as const))('%s', (_, one) => replay(one))
  },
)

/** A test names where the recorded kernel and the RFC part. */
function titleOf({ id, title, rfc_diffs = [] }: Case): string {
  const differences = rfc_diffs.map(({ section, reason, permitted }) => `${permitted ? 'either' : 'differs'}, ${section}: ${reason}`)
  return [`${id}: ${title}`, ...new Set(differences)].join(' | ')
}

function replay(one: Case): void {
  const endpoint = new Replay(one.iss.local, one.needs)
  for (const { cause, at, outs, state, iss, unobserved } of stepsOf(one.events)) {
    const difference = one.rfc_diffs?.find((diff) => diff.at === at)
    const where = `${one.id} event ${at} ${JSON.stringify(cause)}`
    if (cause) endpoint.happens(cause)
    if (iss !== null && !(difference && !difference.resume)) endpoint.incarnation(iss)

    const words = outs.map((out) => wordOf(segmentOf(out)))
    const own = joined(endpoint.wouldSend()).map(wordOf)
    if (difference) compareWithRfc(where, difference, own, words, endpoint.state, state)
    else {
      if (!unobserved && outs.length === 0 && !isFreeToSend(cause)) expect(own, `${where}: what is owed`).toEqual([])
      if (state) expect(endpoint.state, `${where}: the state`).toBe(state)
    }
    if (difference && !difference.resume) return

    for (const [nth, out] of outs.entries()) {
      const verdict = endpoint.sends(out)
      if (difference && !difference.permitted) continue
      const isNeeded = !difference && !isFreeToSend(cause) && !(one.id in NOT_NEEDED)
      expect(verdict.grade, `${where}: the judge of ${words[nth]}`).toBeOneOf(isNeeded ? ['good'] : ['good', 'harmless'])
    }
    if (difference || unobserved || isFreeToSend(cause)) endpoint.drained()
    expect(joined(endpoint.wouldSend()).map(wordOf), `${where}: what is still owed`).toEqual([])
  }
}

/** What the kernel sent in these is legal, and nothing in RFC 9293 asks for it. */
const NOT_NEEDED: Readonly<Record<string, string>> = {
  'data-dup-acks-fast-rexmit': 'fast retransmit is congestion control (RFC 5681)',
  'data-peer-small-window': 'text beyond a window that the peer shrank (§3.8.6, SHLD-15)',
}

/** The RFC's reaction; where it leaves the choice, the kernel's is as good. */
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
