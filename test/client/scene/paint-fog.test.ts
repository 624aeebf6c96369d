import { expect, test } from 'vitest'
import type { Atlas } from '../../../client/scene/atlas.ts'
import { bankOf, fogBankDrawing } from '../../../client/scene/fog-bank.ts'
import { frameOf } from '../../../client/scene/frame.ts'
import type { Layer } from '../../../client/scene/layer.ts'
import type { Plate } from '../../../client/scene/pages.ts'
import { paintFog } from '../../../client/scene/paint-fog.ts'
import type { Instant } from '../../../client/scene/scenery.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'

const BANK = {} as Plate

/** From where to where the bank of fog reaches at `nowMs`, px; and how many pictures it takes. */
function reachOf(width: number, height: number, foggy: Side, nowMs: number) {
  const frame = frameOf(width, height)
  const banks: { x: number; flip: boolean }[] = []
  const layer = {
    put: (plate: Plate, x: number, _: number, { flip = false }: { flip?: boolean }) => plate === BANK && banks.push({ x, flip }),
  } as unknown as Layer
  const atlas = { plate: () => null } as unknown as Atlas
  paintFog(layer, layer, { scenery: { frame }, atlas, nowMs, still: false, fog: 1 } as unknown as Instant, foggy, BANK)
  const { x, flip } = banks[0] ?? { x: Number.NaN, flip: false }
  const drawn = fogBankDrawing(bankOf(frame, 'server')).width
  return { banks: banks.length, from: flip ? x - drawn : x, to: flip ? x : x + drawn }
}

test.each([
  ['a phone', 344, 260],
  ['a laptop', 700, 400],
  ['a projector', 900, 560],
])(
  'on %s the fog is one picture, which reaches to the edge of the canvas wherever it drifts, and leaves the own end free',
  (_, width, height) => {
    for (let nowMs = 0; nowMs < 30_000; nowMs += 700) {
      const [overServer, overClient] = [reachOf(width, height, 'server', nowMs), reachOf(width, height, 'client', nowMs)]
      expect([overServer.banks, overClient.banks]).toEqual([1, 1])
      expect(overServer.to).toBeGreaterThanOrEqual(width)
      expect(overClient.from).toBeLessThanOrEqual(0)
      expect(overServer.from).toBeGreaterThan(width * 0.35)
      expect(overClient.to).toBeLessThan(width * 0.65)
    }
  },
)
