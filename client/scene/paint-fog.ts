import type { Side } from '../../shared/tcp/tcb.ts'
import { chance } from './chance.ts'
import type { Bank } from './fog-bank.ts'
import { bankOf, driftPx, overhangPx } from './fog-bank.ts'
import type { Layer } from './layer.ts'
import type { Plate } from './pages.ts'
import type { Instant } from './scenery.ts'

/**
 * Fog over the part of the picture that a player may not know; it drifts, and lifts when the match is over. `plate`: the bank as it lies over the
 * server; over the client it lies the other way round.
 */
export function paintFog(layer: Layer, mist: Layer, instant: Instant, foggy: Side, plate: Plate): void {
  const { frame } = instant.scenery
  const bank = bankOf(frame, foggy)
  const away = (1 - instant.fog) * frame.width * 0.35 * bank.outward
  paintBank(layer, instant, bank, away, plate)
  paintClouds(layer, instant, bank, away)
  paintMist(mist, instant, bank, away, foggy)
}

function paintBank(layer: Layer, { fog, nowMs, still }: Instant, bank: Bank, away: number, plate: Plate): void {
  const { outward, edge, top, height } = bank
  const drift = still ? 0 : Math.sin(nowMs / 3500) * driftPx(bank)
  const x = edge - outward * overhangPx(bank) + drift + away
  layer.put(plate, x, top + height / 2, { scale: 1 + 0.5 * (1 - fog), flip: outward === -1, alpha: fog })
}

/** Clouds along the edge and, paler, within. */
function paintClouds(layer: Layer, instant: Instant, { outward, edge, depth, size, top, height }: Bank, away: number): void {
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
function paintMist(mist: Layer, { scenery, atlas, fog, nowMs, still }: Instant, { top }: Bank, away: number, foggy: Side): void {
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
