import { SIDES } from '../../shared/tcp/sides.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchViewEventOf } from '../../shared/view/match-view.ts'
import { FLAG_NAMES, inSpokenOrder } from '../look/flags.ts'
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
  const stampY = Math.max(frame.headerHeight + 24, y + (course ? 34 * k : 0))
  layer.put(plate, x, stampY, { scale: k * (1 + (1 - hit) * 0.9), turn: -0.09 * inward, alpha: hit * fade })
  if (grade === 'good' && !still) burst(layer, instant, x, stampY, age - 110, 12, 70 * k)
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

/** Always the same number from 0 to 1 for the same n: enough for sparks. */
function chance(n: number): number {
  const x = Math.sin(n * 127.1 + 311.7) * 43758.5453
  return x - Math.floor(x)
}

/** Where the fog lies, and how it is carried away when it lifts. */
type Bank = {
  /** Left the fog goes if negative, right if positive: away from the end that the player sees. */
  readonly outward: 1 | -1
  /** Where it begins, and how far from there it reaches, px. */
  readonly edge: number
  readonly depth: number
  readonly away: number
  /** The width of one puff, px. */
  readonly size: number
  readonly top: number
  readonly height: number
}

/** Fog over the part of the picture that a player may not know; it drifts, and lifts when the match is over. */
export function paintFog(layer: Layer, mist: Layer, instant: Instant, foggy: Side): void {
  const bank = bankOf(instant, foggy)
  paintPuffs(layer, instant, bank)
  paintClouds(layer, instant, bank)
  paintMist(mist, instant, bank, foggy)
}

function bankOf({ scenery, fog }: Instant, foggy: Side): Bank {
  const { frame } = scenery
  const outward = foggy === 'server' ? 1 : -1
  const span = frame.x.server - frame.x.client
  const edge = frame.x[foggy] - outward * span * 0.4
  return {
    outward,
    edge,
    depth: Math.abs((foggy === 'server' ? frame.width : 0) - edge),
    away: (1 - fog) * frame.width * 0.35 * outward,
    size: Math.max(170, span * 0.36),
    top: frame.headerHeight,
    height: frame.height - frame.headerHeight,
  }
}

/** The fog itself: puffs in rows that overlap. */
function paintPuffs(layer: Layer, { atlas, fog, nowMs, still }: Instant, { outward, edge, depth, away, size, top, height }: Bank): void {
  const scale = (size / atlas.plate('fog').width) * (1 + 0.5 * (1 - fog))
  const step = size * 0.36
  const rows = Math.ceil(height / step) + 1
  const columns = Math.ceil(depth / step) + 1
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const n = row * 7 + column
      const drift = still ? 0 : Math.sin(nowMs / (2600 + chance(n) * 1800) + n) * size * 0.05
      const x = edge + outward * (column * step + size * 0.32 + (chance(n + 30) - 0.5) * size * 0.1) + drift + away
      const y = top + row * step + (chance(n + 60) - 0.5) * size * 0.12 + drift * 0.4
      layer.put(atlas.plate('fog'), x, y, { scale, alpha: fog })
    }
  }
}

/** Clouds along the edge and, paler, within. */
function paintClouds(layer: Layer, instant: Instant, { outward, edge, depth, away, size, top, height }: Bank): void {
  const { scenery, atlas, fog, nowMs, still } = instant
  const clouds = Math.max(3, Math.round(height / 92))
  const scale = cloudScale(scenery.frame.compact)
  for (let i = 0; i < clouds * 2; i++) {
    const inside = i >= clouds
    const drift = still ? 0 : Math.sin(nowMs / (3400 + chance(i) * 2400) + i * 2.1) * 14
    const within = inside ? depth * (0.45 + 0.4 * chance(i + 11)) : size * 0.34 + chance(i + 5) * size * 0.22
    const x = edge + outward * (within + (1 - fog) * 60) + drift + away
    const y = top + (((i % clouds) + 0.5 + (chance(i + 40) - 0.5) * 0.5) / clouds) * height
    layer.put(atlas.plate('cloud'), x, y, {
      scale: scale * (0.75 + 0.5 * chance(i + 70)),
      flip: i % 2 === 1,
      alpha: fog * (inside ? 0.55 : 0.9),
    })
  }
}

/** Some clouds lie at the feet of the machine that nobody has seen yet. */
function paintMist(mist: Layer, { scenery, atlas, fog, nowMs, still }: Instant, { away, top }: Bank, foggy: Side): void {
  const { frame } = scenery
  const scale = cloudScale(frame.compact)
  for (let i = 0; i < 3; i++) {
    const drift = still ? 0 : Math.sin(nowMs / (2900 + i * 700) + i * 2) * 9
    const x = frame.x[foggy] + (i - 1) * 52 * frame.machineScale + drift + away
    mist.put(atlas.plate('cloud'), x, top - (i === 1 ? 2 : 12) * frame.machineScale, {
      scale: scale * (i === 1 ? 0.9 : 0.75),
      flip: i === 0,
      alpha: fog,
    })
  }
}

function cloudScale(compact: boolean): number {
  return compact ? 0.6 : 0.95
}
