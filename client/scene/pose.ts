import type { Side, State } from '../../shared/tcp/tcb.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { Moments } from './moments.ts'

type Mouth = 'smile' | 'grin' | 'ooh' | 'flat' | 'sad'
type Eyes = 'open' | 'happy' | 'asleep'

/** A point in the machine's box of 100, from its soles: x to the wire (towards the other machine), y up. */
export type Reach = { readonly x: number; readonly y: number; readonly turn: number }

/** How a machine holds itself at one moment. */
export type Pose = {
  readonly eyes: Eyes
  /** How far the lids are down: 0 open, 1 shut. */
  readonly lids: number
  /** Where it looks: x to the wire, y down, each from -1 to 1. */
  readonly look: { readonly x: number; readonly y: number }
  readonly mouth: Mouth
  /** The hand at the wire and the other one. */
  readonly near: Reach
  readonly far: Reach
  /** Px in the box of 100: how high it hops, and how far it has sunk. */
  readonly hop: number
  readonly slump: number
  /** Radians, towards the wire. */
  readonly lean: number
  /** From 0 to 1: how far the hand at the wire is stretched to the middle, and by how much it goes up and down there. */
  readonly shake: { readonly stretch: number; readonly swing: number }
}

/** So long hands are shaken when both ends are ESTABLISHED. */
export const SHAKE_MS = 2600
const CHEER_MS = 900
const SULK_MS = 1300
const NOTICE_MS = 1000
/** How long an end that a reset has sent back to LISTEN is sad about it; one that is closed stays so. */
const GRIEF_MS = 4000
const THROW_MS = 700
/** So long whoever has won waves. */
export const WAVE_MS = 6000
/** How long ago that is which has not happened: less than no time. */
const NEVER = -1

const DOWN_NEAR: Reach = { x: 44, y: 24, turn: 0.5 }
const DOWN_FAR: Reach = { x: -44, y: 24, turn: -0.5 }

/** Poses one machine. Of one that lies in fog nothing is known but what the viewer could guess. `still`: reduced motion. */
export function poseOf(view: MatchView, moments: Moments, side: Side, nowMs: number, still: boolean): Pose {
  const state: State | null = view.ends[side]?.state ?? null
  const seed = side === 'client' ? 0 : 1700
  const breath = still ? 0 : Math.sin((nowMs + seed) / 620)
  const pose = restingPose(state, nowMs + seed, breath, still)
  const since = (atMs: number | null | undefined): number => (atMs === null || atMs === undefined ? NEVER : nowMs - atMs)

  // Where the handshake was the goal, hands are shaken first and waved afterwards.
  const farewellMs = moments.overMs === null || !moments.won ? null : Math.max(moments.overMs, (moments.shookMs ?? 0) + SHAKE_MS)
  const waved = since(farewellMs)
  if (waved >= 0) return waving(pose, waved, seed, still)
  const down = since(moments.downMs[side])
  if (down >= 0) return { ...slumped(pose, down, still), eyes: 'asleep', lids: 0, mouth: 'flat' }
  const broken = since(moments.brokenMs[side])
  if (broken >= 0 && (state === 'CLOSED' || broken < GRIEF_MS)) return slumped(pose, broken, still)
  const shake = shakeOf(since(moments.shookMs), still)
  if (shake.stretch > 0)
    return { ...pose, eyes: 'happy', mouth: 'grin', look: { x: 1, y: 0 }, shake, hop: still ? 0 : Math.abs(shake.swing) * 2 }

  const verdict = moments.judged.findLast((event) => event.side === side)
  const judged = since(verdict?.atMs)
  if (verdict && judged >= 0) {
    if (verdict.verdict.grade === 'good' && judged < CHEER_MS) return cheering(pose, judged, still)
    if (verdict.verdict.grade === 'wrong' && judged < SULK_MS) {
      const shiver = still ? 0 : Math.sin(judged / 38) * 0.05 * (1 - judged / SULK_MS)
      return { ...pose, mouth: 'sad', look: { x: 0.3, y: 0.9 }, slump: 3, lean: shiver }
    }
  }
  const noticed = since(moments.arrived.findLast((arrival) => arrival.side === side)?.atMs)
  if (noticed >= 0 && noticed < NOTICE_MS) {
    const hop = still ? 0 : Math.max(0, Math.sin((noticed / 420) * Math.PI)) * 5
    return { ...pose, eyes: 'open', lids: 0, mouth: 'ooh', look: { x: 0.9, y: 0.7 }, hop: noticed < 420 ? hop : 0 }
  }
  const sent = since(moments.sent.findLast((departure) => departure.side === side)?.atMs)
  if (sent >= 0 && sent < THROW_MS) {
    const throwing = Math.sin(Math.min(1, sent / THROW_MS) * Math.PI)
    return {
      ...pose,
      eyes: 'open',
      lids: 0,
      mouth: 'grin',
      look: { x: 1, y: 0.8 },
      near: { x: 44 + 16 * throwing, y: 24 + 26 * throwing, turn: 1 },
      lean: throwing * 0.07,
    }
  }
  return pose
}

/** Nobody is quite still: machines breathe, blink and glance down their wire. */
function restingPose(state: State | null, t: number, breath: number, still: boolean): Pose {
  const asleep = state === 'CLOSED'
  const drowsy = state === 'TIME-WAIT' || state === 'LAST-ACK'
  const blink = still ? 0 : blinkOf(t)
  const glance = still ? 0.55 : 0.55 + 0.35 * Math.sin(t / 1900) * Math.sin(t / 730)
  const near: Reach = { ...DOWN_NEAR, y: DOWN_NEAR.y + breath }
  const far: Reach = { ...DOWN_FAR, y: DOWN_FAR.y + breath }
  const base: Pose = {
    eyes: asleep ? 'asleep' : 'open',
    lids: asleep ? 0 : Math.max(drowsy ? 0.45 : 0, blink),
    look: { x: glance, y: 0.35 },
    mouth: asleep || drowsy ? 'flat' : 'smile',
    near,
    far,
    hop: breath * 0.5,
    slump: asleep ? 2 : 0,
    lean: 0,
    shake: { stretch: 0, swing: 0 },
  }
  // A listening machine holds a hand to where its ear would be.
  if (state === 'LISTEN') return { ...base, near: { x: 45, y: 66 + breath, turn: 0.35 }, look: { x: 0.9, y: 0 }, lean: 0.03 }
  if (state === 'SYN-SENT') return { ...base, look: { x: 1, y: 0.2 }, near: { x: 47, y: 40 + breath * 2, turn: 0.7 } }
  return base
}

/** Lids fall about every three seconds, sometimes twice. */
function blinkOf(t: number): number {
  const phase = t % 3400
  const at = (start: number): number => Math.max(0, 1 - Math.abs(phase - start) / 75)
  return Math.max(at(900), Math.floor(t / 3400) % 3 === 1 ? at(1180) : 0)
}

function cheering(pose: Pose, age: number, still: boolean): Pose {
  const up = still ? 1 : Math.min(1, age / 140) * Math.min(1, (CHEER_MS - age) / 200)
  const flap = still ? 0 : Math.sin(age / 70) * 4
  const raised = (from: Reach, side: number): Reach => ({
    x: from.x + side * 6 * up,
    y: from.y + (62 + flap) * up, // both hands stay in the picture, hopping too
    turn: side * (0.5 - up * 0.3),
  })
  const hop = still ? 0 : Math.abs(Math.sin((age / 300) * Math.PI)) * 9 * (1 - age / CHEER_MS)
  return { ...pose, eyes: 'happy', mouth: 'grin', near: raised(pose.near, 1), far: raised(pose.far, -1), hop }
}

function waving(pose: Pose, age: number, seed: number, still: boolean): Pose {
  const swing = still || age > WAVE_MS ? 0 : Math.sin((age + seed) / 130)
  const up = still ? 1 : Math.min(1, age / 220)
  const far: Reach = { x: pose.far.x - 8 * up + swing * 5, y: pose.far.y + 62 * up, turn: -0.35 + swing * 0.45 }
  const hop = still || age > 1600 ? 0 : Math.abs(Math.sin((age / 320) * Math.PI)) * 8 * (1 - age / 1600)
  return { ...pose, eyes: 'happy', lids: 0, mouth: 'grin', look: { x: 0.6, y: 0 }, far, hop, slump: 0 }
}

function slumped(pose: Pose, age: number, still: boolean): Pose {
  const sunk = still ? 1 : Math.min(1, age / 350)
  const low = (side: number): Reach => ({ x: side * (40 + 6 * sunk), y: 24 - 16 * sunk, turn: side * 1.2 })
  return {
    ...pose,
    eyes: 'open',
    lids: 0.5 * sunk,
    mouth: 'sad',
    look: { x: 0, y: 1 },
    near: low(1),
    far: low(-1),
    slump: 8 * sunk,
    lean: -0.05 * sunk,
  }
}

function shakeOf(age: number, still: boolean): Pose['shake'] {
  if (age < 0 || age > SHAKE_MS) return { stretch: 0, swing: 0 }
  if (still) return { stretch: 1, swing: 0 }
  const [out, back] = [eased(age / 450), eased((SHAKE_MS - age) / 420)]
  const shaking = age > 450 && age < 1900 ? Math.sin((age - 450) / 85) * Math.min(1, (1900 - age) / 400) : 0
  return { stretch: Math.min(out, back), swing: shaking }
}

/** 0 to 1 with a soft start and a soft end. */
export function eased(x: number): number {
  const t = Math.max(0, Math.min(1, x))
  return t * t * (3 - 2 * t)
}
