import { SIDES } from '../../shared/tcp/sides.ts'
import type { MatchViewEventOf } from '../../shared/view/match-view.ts'
import { FLAG_NAMES, inSpokenOrder } from '../look/flags.ts'
import { chance } from './chance.ts'
import type { Frame } from './frame.ts'
import { HAND_GAP, HAND_PX, HANGING_PX, STILL_STEP } from './frame.ts'
import type { Course } from './geometry.ts'
import type { Layer } from './layer.ts'
import { eased, SHAKE_MS } from './pose.ts'
import type { Instant } from './scenery.ts'
import { screenY } from './scenery.ts'
import { yAt } from './timeline.ts'

const STAMP_MS = 1500
const RETURN_MS = 900
const BURST_MS = 800
const CONFETTI_MS = 4200
const CONFETTI = 70

/** Stamps, sparks and paper rain. All of it follows from how long ago something happened. */
export function paintEffects(layer: Layer, instant: Instant): void {
  const { scenery, nowMs, still } = instant
  const { moments, frame } = scenery
  for (const side of SIDES) {
    const event = moments.judged.findLast((judged) => judged.side === side)
    if (event && nowMs >= event.atMs && nowMs - event.atMs < STAMP_MS) paintVerdict(layer, instant, event)
  }
  if (still) return
  if (moments.shookMs !== null) {
    const age = nowMs - moments.shookMs - 450
    if (age > 0 && age < SHAKE_MS) {
      const [x, y] = [(frame.x.client + frame.x.server) / 2, frame.floorY - 46 * frame.machineScale]
      burst(layer, instant, x, y, age, 14, 62)
      burst(layer, instant, x, y, age - 620, 10, 48)
    }
  }
  if (moments.overMs !== null && moments.won) paintConfetti(layer, instant, nowMs - moments.overMs)
}

function paintVerdict(layer: Layer, instant: Instant, event: MatchViewEventOf<'move-judged'>): void {
  const { scenery, labels, texts, nowMs, still } = instant
  const { frame, ladder, drawn } = scenery
  const { grade } = event.verdict
  if (grade === 'unjudged') return
  const age = nowMs - event.atMs
  const course = drawn.find(({ course: { id } }) => id === event.sent)?.course
  const inward = event.side === 'client' ? 1 : -1
  const x0 = frame.x[event.side]
  const y = screenY(instant, course?.y0 ?? yAt(ladder.timeline, event.atMs))
  if (event.sent === null && !still) paintReturn(layer, instant, event, x0, y, age)
  const hit = still ? 1 : Math.min(1, age / 130)
  const fade = Math.min(1, (STAMP_MS - age) / 300)
  const k = frame.compact ? 0.72 : 1
  const plate = labels.stamp(grade, texts[grade])
  const x = x0 + inward * (plate.width / 2 + 18) * k
  const below = course === undefined ? 0 : still ? hangingPx(course, event, frame, (18 + plate.width) * k) + 21 * k : 34 * k
  const stampY = Math.max(frame.headerHeight + 24, y + below)
  layer.put(plate, x, stampY, { scale: k * (1 + (1 - hit) * 0.9), turn: -0.09 * inward, alpha: hit * fade })
  if (grade === 'good' && !still) burst(layer, instant, x, stampY, age - 110, 12, 70 * k)
}

/** How far below the beginning of its arrow hands reach that wait there without motion, and then in mid-wire if that is within `reach` px. */
function hangingPx(course: Course, { segment }: MatchViewEventOf<'move-judged'>, frame: Frame, reach: number): number {
  const { fromAlong, toAlong, y0, y1 } = course
  const hands = HAND_PX.wide + (inSpokenOrder(segment.flags).length - 1) * HAND_GAP
  const waitsAt = (toAlong - fromAlong) * STILL_STEP * (frame.x.server - frame.x.client)
  const isWithin = waitsAt - (hands / 2) * frame.handScale < reach
  return (isWithin ? (y1 - y0) * STILL_STEP : 0) + (HANGING_PX + HAND_PX.below) * frame.handScale
}

/** A wrong move stays home: its hands come back with a shake. */
function paintReturn(
  layer: Layer,
  { atlas, scenery }: Instant,
  event: MatchViewEventOf<'move-judged'>,
  x0: number,
  y: number,
  age: number,
): void {
  if (age > RETURN_MS) return
  const inward = event.side === 'client' ? 1 : -1
  const k = scenery.frame.handScale
  const t = age / RETURN_MS
  const way = t < 0.25 ? eased(t / 0.25) : 1 - eased((t - 0.25) / 0.75)
  const shiver = t > 0.2 && t < 0.8 ? Math.sin(age / 22) * 3.5 : 0
  for (const [i, flag] of inSpokenOrder(event.segment.flags).entries()) {
    layer.put(atlas.plate(`hand-${flag}`), x0 + inward * (20 + 70 * way + i * 20) * k + shiver, y - 26 * k, {
      scale: k,
      alpha: 0.75 * (1 - eased((t - 0.8) / 0.2)),
    })
  }
}

/** Sparks that fly from a point and fall; the same age gives the same sparks. */
function burst(layer: Layer, { atlas }: Pick<Instant, 'atlas'>, x: number, y: number, age: number, count: number, reach: number): void {
  if (age <= 0 || age >= BURST_MS) return
  const t = age / BURST_MS
  const out = 1 - (1 - t) ** 3
  for (let i = 0; i < count; i++) {
    const angle = (i / count) * Math.PI * 2 + chance(i) * 0.7
    const far = reach * (0.55 + 0.45 * chance(i + 50)) * out
    layer.put(atlas.plate('spark'), x + Math.cos(angle) * far, y + Math.sin(angle) * far * 0.8 + 26 * t * t, {
      scale: (1 - t) * (0.5 + 0.5 * chance(i + 9)),
      turn: t * 3 + i,
      alpha: 1 - t * t,
    })
  }
}

function paintConfetti(layer: Layer, { atlas, scenery }: Instant, age: number): void {
  if (age < 0 || age > CONFETTI_MS) return
  const { width, height } = scenery.frame
  for (let i = 0; i < CONFETTI; i++) {
    const start = chance(i) * 900
    const t = (age - start) / 1000
    if (t < 0) continue
    const flag = FLAG_NAMES[i % FLAG_NAMES.length] ?? 'ACK'
    const x = chance(i + 100) * width + Math.sin(t * 2.2 + i) * 18
    const y = -20 + t * (120 + chance(i + 200) * 110) * Math.max(0.7, height / 520)
    if (y > height + 10) continue
    layer.put(atlas.plate(`confetti-${flag}`), x, y, {
      turn: t * (2 + chance(i + 7) * 3) + i,
      scaleY: Math.cos(t * 5 + i),
      alpha: Math.min(1, (CONFETTI_MS - age) / 700),
    })
  }
}
