import { graphemesOf } from '../../shared/protocol/name.ts'
import { SIDES } from '../../shared/tcp/sides.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { runningTimers } from '../../shared/view/running-timers.ts'
import { TIMER_NAMES } from '../i18n/rfc-names.ts'
import { BODY } from './drawings-machines.ts'
import type { Frame } from './frame.ts'
import type { Layer } from './layer.ts'
import type { Plate } from './pages.ts'
import type { Pose, Reach } from './pose.ts'
import { poseOf } from './pose.ts'
import type { Instant, Scenery } from './scenery.ts'

const LIMB_PIECES = 9
const GAUGE_TICKS = 16

/** The band above the ladder, with both machines: the ladder vanishes behind it when it is scrolled. */
export function paintHeader(band: Layer, machines: Layer, instant: Instant): void {
  const { scenery, atlas } = instant
  const { frame } = scenery
  const blank = atlas.plate('blank')
  band.put(blank, 0, 0, { stretch: frame.width, scaleY: frame.headerHeight / blank.height })
  band.put(atlas.plate('header-edge'), 0, frame.headerHeight, { stretch: frame.width })
  const { foggy } = scenery
  for (const side of SIDES) {
    const hidden = side === foggy && instant.fog > 0
    paintMachine(machines, instant, side, hidden ? 1 - instant.fog : 1)
  }
}

/** `known`: how much of the machine is seen; what is missing of it is a silhouette. */
function paintMachine(layer: Layer, instant: Instant, side: Side, known: number): void {
  const { scenery, atlas, labels, nowMs, still } = instant
  const { frame, view, moments } = scenery
  const k = frame.machineScale
  const inward = side === 'client' ? 1 : -1
  const pose = poseOf(view, moments, side, nowMs, still)
  const x = frame.x[side]
  const soles = frame.floorY
  const rise = (pose.hop - pose.slump * 0.6) * k
  const y = soles - rise
  const turn = pose.lean * inward
  const squash = 1 - pose.slump * 0.012
  /** From the machine's own units (x to the wire, y up) to the canvas. */
  const at = (mx: number, my: number): readonly [number, number] => {
    const [dx, dy] = [mx * inward * k, -my * k * squash]
    return [x + dx * Math.cos(turn) - dy * Math.sin(turn), y + dx * Math.sin(turn) + dy * Math.cos(turn)]
  }
  layer.put(atlas.plate('shadow'), x, soles + 1, { scale: k * (1 - pose.hop * 0.02) })
  const body = BODY[side]
  const [shoulderX, shoulderY] = body.shoulder
  const stretched = pose.shake.stretch > 0
  if (known > 0.5 && !stretched) paintArm(layer, instant, at(shoulderX, shoulderY), at(pose.near.x, pose.near.y), inward, 0.14)
  if (known > 0.5) paintArm(layer, instant, at(-shoulderX, shoulderY), at(pose.far.x, pose.far.y), -inward, 0.14)
  if (known < 1) layer.put(atlas.plate(`${side}-fog`), x, y, { scale: k, scaleY: k * squash, turn, alpha: 1 - known })
  if (known > 0) {
    layer.put(atlas.plate(side), x, y, { scale: k, scaleY: k * squash, turn, alpha: known })
    paintFace(layer, instant, side, pose, at, turn, known)
  } else {
    const [qx, qy] = at(...body.face)
    layer.put(labels.words('?', 30, atlas.palette.paper), qx, qy, { scale: k })
  }
  if (known > 0.5) {
    paintGlove(layer, instant, at(pose.far.x, pose.far.y), pose.far, -inward, k)
    if (!stretched) paintGlove(layer, instant, at(pose.near.x, pose.near.y), pose.near, inward, k)
  }
  if (stretched) paintHandshake(layer, instant, pose, at(shoulderX, shoulderY), inward, k)
  if (view.ends[side] !== null) paintGauge(layer, instant, side)
}

function paintFace(layer: Layer, { atlas, scenery }: Instant, side: Side, pose: Pose, at: At, turn: number, alpha: number): void {
  const k = scenery.frame.machineScale
  const { face, eyeGap } = BODY[side]
  const [lx, ly] = [pose.look.x * 3.6, pose.look.y * 2.6]
  const eyes = pose.eyes === 'open' ? 'eye' : pose.eyes === 'happy' ? 'eye-happy' : 'eye-asleep'
  const size = side === 'client' ? 1 : 0.84
  for (const sign of [-1, 1]) {
    const [ex, ey] = at(face[0] + sign * eyeGap + lx, face[1] + 4 - ly)
    layer.put(atlas.plate(eyes), ex, ey, {
      scale: k * size,
      scaleY: k * size * (pose.eyes === 'open' ? Math.max(0.12, 1 - pose.lids) : 1),
      turn,
      alpha,
    })
  }
  const [mx, my] = at(face[0] + lx * 0.7, face[1] - 9 * size - ly * 0.7)
  layer.put(atlas.plate(pose.mouth), mx, my, { scale: k * size, turn, alpha })
}

type At = (mx: number, my: number) => readonly [number, number]

/** A rubber-hose arm from the shoulder to the hand; `bend` lets it hang, as a part of its length. */
function paintArm(
  layer: Layer,
  { atlas, scenery }: Instant,
  from: readonly [number, number],
  to: readonly [number, number],
  outward: number,
  bend: number,
): void {
  const k = scenery.frame.machineScale
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const middle: readonly [number, number] = [(from[0] + to[0]) / 2 + outward * length * bend, (from[1] + to[1]) / 2 + length * bend]
  const pieces = Math.max(LIMB_PIECES, Math.ceil(length / 16))
  let [px, py] = from
  for (let i = 1; i <= pieces; i++) {
    const t = i / pieces
    const s = 1 - t
    const x = s * s * from[0] + 2 * s * t * middle[0] + t * t * to[0]
    const y = s * s * from[1] + 2 * s * t * middle[1] + t * t * to[1]
    const step = Math.hypot(x - px, y - py)
    // A piece is 8 long between the middles of its round ends, which adds 8 more.
    layer.put(atlas.plate('limb'), (x + px) / 2, (y + py) / 2, { stretch: step + 8 * k, scale: k, turn: Math.atan2(y - py, x - px) })
    ;[px, py] = [x, y]
  }
}

function paintGlove(layer: Layer, { atlas }: Instant, [x, y]: readonly [number, number], reach: Reach, outward: number, k: number): void {
  layer.put(atlas.plate('glove'), x, y, {
    scale: k * 0.86,
    turn: reach.turn * Math.sign(outward),
    flip: outward < 0,
  })
}

/** The arm grows across the wire to the middle, where both hands meet. */
function paintHandshake(layer: Layer, instant: Instant, pose: Pose, shoulder: readonly [number, number], inward: number, k: number): void {
  const { frame } = instant.scenery
  const middleX = (frame.x.client + frame.x.server) / 2
  const y = frame.floorY - 46 * k + pose.shake.swing * 9 * k
  const x = shoulder[0] + (middleX - inward * 7 * k - shoulder[0]) * pose.shake.stretch
  const handY = shoulder[1] + (y - shoulder[1]) * pose.shake.stretch
  paintArm(layer, instant, shoulder, [x, handY], 0, 0.05)
  layer.put(instant.atlas.plate('glove'), x, handY, { scale: k, turn: inward * 1.45, flip: inward < 0 })
}

/** Letters of a name where there is room. */
const LONGEST_NAME = 12
const LOW_HEADER = 54

/** Who is who, on the wire's side of the soles. */
export function paintNames(layer: Layer, instant: Instant): void {
  for (const side of SIDES) paintName(layer, instant, side)
}

function paintName(layer: Layer, instant: Instant, side: Side): void {
  const { frame } = instant.scenery
  // In so low a band it would stand under the ring.
  if (frame.headerHeight < LOW_HEADER && shownTimer(instant, side) !== null) return
  const inward = side === 'client' ? 1 : -1
  const plate = keptName(instant, side)
  const scale = Math.min(1, nameRoom(frame) / plate.width)
  const x = frame.x[side] + inward * (nameInset(frame) + (plate.width / 2 - 5) * scale)
  layer.put(plate, x, frame.floorY - (frame.compact ? 4 : 5), { scale })
}

/** The names under the machines, as they are written for a view: to cut a name where people see a letter end takes longer than to paint a machine. */
const names = new WeakMap<Scenery, Map<Side, Plate>>()

function keptName(instant: Instant, side: Side): Plate {
  const kept = names.get(instant.scenery) ?? new Map<Side, Plate>()
  names.set(instant.scenery, kept)
  const plate = kept.get(side) ?? writtenName(instant, side)
  kept.set(side, plate)
  return plate
}

/** The side and who plays it, as much of it as there is room for. */
function writtenName({ labels, scenery: { frame, view }, atlas, texts }: Instant, side: Side): Plate {
  const px = frame.compact ? 10 : 13
  const player = side === view.viewer ? texts.you : texts.names[side]
  const colour = side === view.viewer ? atlas.palette.accent : atlas.palette.inkSoft
  const isNamed = player !== null && (!frame.compact || side === view.viewer)
  const lettered = (letters: number) => labels.words(isNamed ? `${texts[side]} · ${shortened(player, letters)}` : texts[side], px, colour)
  const whole = lettered(LONGEST_NAME)
  const room = nameRoom(frame)
  const short = whole.width <= room ? whole : lettered(Math.floor((LONGEST_NAME * room) / whole.width) - 2)
  return short.width <= room ? short : labels.words(texts[side], px, colour)
}

/** Px that a name may take: neither reaches over the middle. */
function nameRoom(frame: Frame): number {
  return (frame.x.server - frame.x.client) / 2 - nameInset(frame)
}

/** Px between a lifeline and the name beside its machine. */
function nameInset(frame: Frame): number {
  return frame.compact ? 40 : 74
}

/** The timer that is shown at an end; null while none runs. */
function shownTimer({ scenery: { view, moments }, nowMs }: Instant, side: Side) {
  const end = view.ends[side]
  if (end === null || moments.overMs !== null) return null
  return runningTimers(end.timers).find(({ running }) => nowMs < running.expiresAtMs) ?? null
}

/** What runs at an end as a ring of dots that go out, one by one. */
function paintGauge(layer: Layer, instant: Instant, side: Side): void {
  const { scenery, atlas, labels, nowMs } = instant
  const { frame } = scenery
  const shown = shownTimer(instant, side)
  if (shown === null) return
  const { startedAtMs, expiresAtMs } = shown.running
  const left = Math.max(0, Math.min(1, (expiresAtMs - nowMs) / Math.max(1, expiresAtMs - startedAtMs)))
  const k = frame.compact ? 0.62 : 1
  const inward = side === 'client' ? 1 : -1
  const [x, y] = [frame.x[side] + inward * (frame.compact ? 58 : 98), frame.compact ? 22 : 56]
  for (let i = 0; i < GAUGE_TICKS; i++) {
    const angle = (i / GAUGE_TICKS) * Math.PI * 2 - Math.PI / 2
    const lit = i / GAUGE_TICKS < left
    layer.put(atlas.plate(lit ? 'tick' : 'tick-off'), x + Math.cos(angle) * 25 * k, y + Math.sin(angle) * 25 * k, {
      scale: k * (lit ? 1.1 : 0.8),
    })
  }
  const seconds = Math.ceil((expiresAtMs - nowMs) / 1000)
  const { ink, inkSoft } = atlas.palette
  layer.put(labels.words(`${seconds}`, 15, ink), x, frame.compact ? y : y - 5, { scale: frame.compact ? 0.8 : 1 })
  const name = labels.words(TIMER_NAMES[shown.timer], 9, inkSoft)
  // A low band has no room below the ring: the machine's name stands there.
  if (frame.compact) layer.put(name, x + inward * (21 + name.width / 2), y)
  else layer.put(name, x, y + 9)
}

/** Names are as long as 20 characters, and there is not always room for them. */
function shortened(name: string, letters: number): string {
  const characters = graphemesOf(name)
  return characters.length > letters ? `${characters.slice(0, Math.max(2, letters - 1)).join('')}…` : name
}
