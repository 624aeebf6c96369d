import type { Course } from './geometry.ts'
import type { Moments } from './moments.ts'
import { SHAKE_MS, WAVE_MS } from './pose.ts'

/** All that an event sets off is over after so long: stamps, sparks, hops, hands that settle, notes that pop up. */
const STIR_MS = 1500
/** Sparks fly on after the hands have let go. */
const SPARKS_MS = 900
/** Whoever only breathes and blinks is drawn in half of the frames of an ordinary screen, and in every third of a fast one. */
const BREATHING_MS = 24
/** Without motion nothing is left but time: it goes on as countdowns do. */
const COUNTING_MS = 250

/** From when on nothing moves any more of all that has happened: until something new comes, there is only breathing. */
export function restsFromMs(eventsMs: readonly number[], courses: readonly Course[], { shookMs, overMs }: Moments): number {
  const shaken = (shookMs ?? Number.NEGATIVE_INFINITY) + SHAKE_MS
  return Math.max(
    shaken + SPARKS_MS,
    overMs === null ? Number.NEGATIVE_INFINITY : Math.max(overMs, shaken) + WAVE_MS,
    ...[...eventsMs, ...courses.map(({ landsMs }) => landsMs)].map((atMs) => atMs + STIR_MS),
  )
}

/** How old a picture may become before it is drawn anew, ms; 0 while hands travel. `still`: reduced motion. */
export function keepsForMs(restsFrom: number, nowMs: number, still: boolean): number {
  const rests = nowMs >= restsFrom
  if (still) return rests ? COUNTING_MS : BREATHING_MS
  return rests ? BREATHING_MS : 0
}
