import { SIDES } from '../../shared/tcp/sides.ts'
import { inSpokenOrder } from '../look/flags.ts'
import { CELL_PX, PAPER_PX } from './drawings-paper.ts'
import { HAND_GAP, HANGING_PX, RESTING_SCALE, STILL_STEP, wireX } from './frame.ts'
import type { Course } from './geometry.ts'
import { placeOf, progressOf, tipOf } from './geometry.ts'
import type { Layer } from './layer.ts'
import type { Drawn, Instant } from './scenery.ts'
import { screenY } from './scenery.ts'
import { yAt } from './timeline.ts'

const PUFF_MS = 700

/** The graph paper, which goes along with the ladder. */
export function paintPaper(layer: Layer, { atlas, scenery, scroll }: Instant): void {
  const { width, height } = scenery.frame
  for (let y = -(scroll % CELL_PX); y < height; y += PAPER_PX) {
    for (let x = 0; x < width; x += PAPER_PX) layer.put(atlas.plate('paper'), x, y)
  }
}

/** The lifelines, as far as time has come, and what is still ahead of it. */
export function paintLifelines(layer: Layer, instant: Instant): void {
  const { scenery, atlas, nowMs } = instant
  const { frame, ladder, moments } = scenery
  const top = frame.headerHeight
  const now = Math.min(frame.height, Math.max(top, screenY(instant, tipOf(ladder, nowMs, moments.overMs))))
  for (const side of SIDES) {
    const x = frame.x[side]
    layer.put(atlas.plate('lifeline-ahead'), x, now, { stretch: Math.max(0, frame.height - now), turn: Math.PI / 2 })
    layer.put(atlas.plate('lifeline'), x, top - 4, { stretch: now - top + 4, turn: Math.PI / 2 })
  }
}

/** The arrows with their labels, the oldest first. */
export function paintArrows(layer: Layer, labels: Layer, instant: Instant): void {
  for (const drawn of instant.scenery.drawn) {
    if (drawn.course.departsMs > instant.nowMs || !isVisible(drawn.course, instant)) continue
    paintArrow(layer, labels, drawn, instant)
  }
}

function paintArrow(layer: Layer, labels: Layer, { course, main, label, labelAt }: Drawn, instant: Instant): void {
  const plate = label()
  const { scenery, atlas, nowMs, still } = instant
  const { frame } = scenery
  const progress = still && progressOf(course, nowMs) < 1 ? 1 : progressOf(course, nowMs)
  const at = (along: number): readonly [number, number] => {
    const part = (along - course.fromAlong) / (course.toAlong - course.fromAlong)
    return [wireX(frame, course.from, along), screenY(instant, course.y0 + (course.y1 - course.y0) * part)]
  }
  const [x0, y0] = at(course.fromAlong)
  const [x1, y1] = at(course.fromAlong + (course.toAlong - course.fromAlong) * progress)
  const turn = Math.atan2(y1 - y0, x1 - x0)
  const pale = course.segment.dropped !== null || course.fate === 'lost' ? 0.5 : 1
  const length = Math.hypot(x1 - x0, y1 - y0)
  layer.put(atlas.plate(`stroke-${main}`), x0, y0, { stretch: Math.max(0, length - 3), turn, alpha: pale })
  if (progress === 1 && course.fate === 'arrived') layer.put(atlas.plate(`head-${main}`), x1, y1, { turn, alpha: pale })
  if (course.fromAlong === 0) layer.put(atlas.plate('node'), x0, y0)
  if (course.segment.injected) {
    layer.put(atlas.plate('puff'), x0, y0, { scale: 0.7 * frame.handScale })
    labels.put(instant.labels.words('?', 17, atlas.palette.ink), x0, y0)
  }

  // The hand writes the label as it passes.
  const [labelX, labelY] = at(labelAt)
  const upright = course.from === 'client' ? turn : turn - Math.PI
  const passed = ((course.from === 'client' ? x1 - labelX : labelX - x1) + plate.width / 2) / plate.width
  if (passed <= 0) return
  const shown: readonly [number, number] | undefined = passed >= 1 ? undefined : course.from === 'client' ? [0, passed] : [1 - passed, 1]
  labels.put(plate, labelX + Math.sin(upright) * 3, labelY - 3, { turn: upright, alpha: pale < 1 ? 0.72 : 1, ...(shown && { shown }) })
}

/** The hands that travel, and those that have come to rest at the end of their arrow. */
export function paintHands(layer: Layer, instant: Instant): void {
  const { scenery, atlas, nowMs, still } = instant
  const { frame } = scenery
  for (const { course, flags } of scenery.drawn) {
    if (course.departsMs > nowMs || !isVisible(course, instant)) continue
    const progress = progressOf(course, nowMs)
    const seen = still ? Math.floor(progress / STILL_STEP) * STILL_STEP : progress
    const place = placeOf(course, course.departsMs + (course.landsMs - course.departsMs) * seen)
    const direction = course.from === 'client' ? 1 : -1
    const resting = progress === 1
    const age = nowMs - course.landsMs
    if (course.fate === 'lost' && resting) {
      paintLoss(layer, instant, wireX(frame, course.from, place.along), screenY(instant, place.y), age)
      continue
    }
    // At rest a hand stands clear of the lifeline, smaller.
    const settle = resting && !still ? Math.min(1, age / 160) : resting ? 1 : 0
    const scale = frame.handScale * (1 - (1 - RESTING_SCALE) * settle)
    const reach = (12 + ((flags.length - 1) * HAND_GAP) / 2 + 10) * scale
    const x =
      wireX(frame, course.from, place.along) -
      direction * (course.fate === 'fog' ? 0 : reach * Math.max(settle, seen > 0.9 ? (seen - 0.9) * 10 : 0))
    // Without motion a hand waits in mid-wire while its label is whole already: it hangs below it.
    const y = screenY(instant, place.y) + (resting ? 0 : still ? HANGING_PX * scale : 2)
    const wobble = resting || still ? 0 : Math.sin(nowMs / 95) * 0.16
    const alpha = course.segment.dropped !== null ? 0.5 : 1
    for (const [i, flag] of flags.entries()) {
      const offset = (i - (flags.length - 1) / 2) * HAND_GAP * scale
      const bounce = resting || still ? 0 : Math.sin(nowMs / 110 + i * 1.3) * 2
      layer.put(atlas.plate(`hand-${flag}`), x + offset, y + bounce, { scale, turn: wobble + direction * (resting ? 0 : 0.12), alpha })
    }
  }
}

/** A puff and a cross in mid-wire. */
function paintLoss(layer: Layer, { atlas, still, scenery }: Instant, x: number, y: number, age: number): void {
  const k = scenery.frame.handScale
  const puff = still ? 1 : Math.min(1, age / PUFF_MS)
  const grown = 0.55 + 0.45 * (1 - (1 - puff) ** 3)
  layer.put(atlas.plate('puff'), x, y, { scale: grown * k * 0.85, alpha: 1 - 0.45 * puff })
  layer.put(atlas.plate('cross'), x, y, { scale: k * (0.85 + (1 - puff) * 0.5) })
}

/** What is written beside the lifelines. */
export function paintNotes(layer: Layer, instant: Instant): void {
  const { scenery, atlas, nowMs, still } = instant
  const { frame } = scenery
  for (const { note, plate } of scenery.notes) {
    const y = screenY(instant, note.y)
    if (note.atMs > nowMs || y < frame.headerHeight - 30 || y > frame.height + 30) continue
    const outward = note.side === 'client' ? -1 : 1
    const x = frame.x[note.side]
    const age = nowMs - note.atMs
    const pop = still ? 1 : Math.min(1, age / 180)
    const over = still || age > 320 ? 1 : 1 + Math.sin((age / 320) * Math.PI) * 0.08
    if (note.kind === 'state') layer.put(atlas.plate('node'), x, screenY(instant, note.pointY))
    layer.put(plate(), x + outward * (frame.compact ? 7 : 11), y, { scale: over * (0.6 + 0.4 * pop), alpha: pop })
  }
}

/** Where time is now, and what the ends owe: a pulse at the tip of the lifeline, with the hands that are waited for. */
export function paintNow(layer: Layer, instant: Instant): void {
  const { scenery, atlas, nowMs, still } = instant
  const { frame, view, ladder } = scenery
  if (view.phase === 'over' || view.phase === 'ready') return
  const y = screenY(instant, yAt(ladder.timeline, nowMs))
  for (const side of SIDES) {
    const end = view.ends[side]
    if (end === null) continue
    const x = frame.x[side]
    layer.put(atlas.plate('now'), x, y)
    if (end.owedCount === 0) continue
    for (const phase of still ? [0.5] : [0, 0.5]) {
      const t = (nowMs / 1300 + phase) % 1
      layer.put(atlas.plate('ring'), x, y, { scale: 0.22 + t * 0.4, alpha: (1 - t) * 0.9 })
    }
    const owed = end.owed[0]
    const landed = scenery.moments.arrived.findLast((arrival) => arrival.side === side)
    // First the hands that have just come in are to be seen.
    const ghost = landed ? Math.min(1, Math.max(0, (nowMs - landed.atMs - 900) / 400)) : 1
    if (!owed || ghost === 0) continue
    const inward = side === 'client' ? 1 : -1
    const beat = still ? 0 : Math.sin(nowMs / 260)
    const flags = inSpokenOrder(owed.segment.flags)
    for (const [i, flag] of flags.entries()) {
      const offset = (side === 'client' ? i : flags.length - 1 - i) * HAND_GAP * 0.85
      layer.put(atlas.plate(`hand-${flag}`), x + inward * (28 + offset) * frame.handScale, y + 6, {
        scale: frame.handScale * (0.78 + beat * 0.04),
        alpha: (0.42 + beat * 0.12) * ghost,
      })
    }
  }
}

function isVisible(course: Course, instant: Instant): boolean {
  const { frame } = instant.scenery
  return screenY(instant, course.y1) > frame.headerHeight - 40 && screenY(instant, course.y0) < frame.height + 40
}
