import type { Path, Script, Wire } from '../match/scenario.ts'

/** A path on which nothing goes wrong, slow enough that a segment can be watched on its way. */
export const GOOD_PATH: Path = {
  delayMs: 800,
  jitterMs: 0,
  lossPercent: 0,
  duplicatePercent: 0,
  reorderPercent: 0,
  reorderMs: 0,
}

/** GOOD_PATH both ways, and nothing that happens to a segment in particular. */
export const GOOD_WIRE: Wire = { client: GOOD_PATH, server: GOOD_PATH, acts: [] }

/** What most scenarios have in common. People are slow: a timeout that fits kernels would expire while the partner thinks. */
export const ORDINARY: Pick<Script, 'start' | 'isn' | 'window' | 'wire' | 'goal' | 'mslMs' | 'rtoMs' | 'rules'> = {
  start: { client: { state: 'CLOSED' }, server: { state: 'LISTEN' } },
  isn: 'small',
  window: { client: 65_535, server: 65_535 },
  wire: GOOD_WIRE,
  goal: { client: 'CLOSED', server: 'CLOSED' },
  mslMs: 2_000,
  rtoMs: 30_000,
  rules: {},
}

/** Long enough for whoever reads every word of their first scenarios: nothing gets lost there, and no timer is to be explained yet. */
export const FIRST_RTO_MS = 60_000

/** Both ends have shaken hands before the match begins. */
export const ESTABLISHED: Script['start'] = { client: { state: 'ESTABLISHED' }, server: { state: 'ESTABLISHED' } }
