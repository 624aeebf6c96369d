import { computed, signal } from '@preact/signals'
import { createSeed } from '../../../shared/match/chance.ts'
import { WAYS } from '../../../shared/zero-rtt/protocols.ts'
import type { Timeline } from '../../../shared/zero-rtt/timeline.ts'
import { timelineOf } from '../../../shared/zero-rtt/timeline.ts'

/** The wire, as the sliders have it: how long a round trip takes, how much is lost, and which luck that is, counted from 1. */
export const rttMs = signal(100)
export const lossPercent = signal(0)
export const luck = signal(1)
/** The moment that is shown, ms from the start. */
export const nowMs = signal(0)
/** Whether time goes by. */
export const running = signal(false)

/** What happens on each of the five ways over that wire, in the order in which they are shown. */
export const timelines = computed<readonly Timeline[]>(() =>
  WAYS.map(({ protocol }) => timelineOf(protocol, { rttMs: rttMs.value, lossPercent: lossPercent.value, seed: createSeed(luck.value) })),
)

/** When the last of the five has its response. */
export const endMs = computed(() => endOf(timelines.value))

/** When the last of these has its response, ms. */
export function endOf(all: readonly Timeline[]): number {
  return Math.max(...all.map(({ responseAtMs }) => responseAtMs))
}

/** The moments at which something leaves or arrives on any of them, each once, in order. */
export function momentsOf(all: readonly Timeline[]): readonly number[] {
  const last = endOf(all)
  const moments = all.flatMap(({ packets }) => packets.flatMap(({ sentAtMs, landsAtMs }) => [sentAtMs, landsAtMs ?? sentAtMs]))
  return [...new Set([...moments, last])].filter((at) => at <= last).sort((a, b) => a - b)
}

/** Back to the start, as on every other wire. */
export function startOver(): void {
  nowMs.value = 0
  running.value = false
}

/** On to the next moment at which something happens. */
export function goToNext(): void {
  running.value = false
  nowMs.value = momentsOf(timelines.value).find((at) => at > nowMs.value) ?? endMs.value
}
