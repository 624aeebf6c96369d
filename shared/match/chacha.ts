/** "expand 32-byte k", as four words. */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const
const DOUBLE_ROUNDS = 10

export type Key = readonly [number, number, number, number, number, number, number, number]
export type Nonce = readonly [number, number, number]

/**
 * The ChaCha20 block function (RFC 8439 §2.3): sixteen words, 32 bits each, in which nobody who does not know the key sees more than noise, and from
 * which nobody finds it.
 */
export function chachaBlock(key: Key, counter: number, nonce: Nonce): Uint32Array {
  const start = Uint32Array.of(...CONSTANTS, ...key, counter, ...nonce)
  const state = start.slice()
  for (let round = 0; round < DOUBLE_ROUNDS; round++) {
    for (let column = 0; column < 4; column++) quarterRound(state, column, column + 4, column + 8, column + 12)
    for (let column = 0; column < 4; column++)
      quarterRound(state, column, 4 + ((column + 1) & 3), 8 + ((column + 2) & 3), 12 + ((column + 3) & 3))
  }
  return state.map((word, at) => word + (start[at] ?? 0))
}

/** §2.1 */
function quarterRound(state: Uint32Array, a: number, b: number, c: number, d: number): void {
  mix(state, a, b, d, 16)
  mix(state, c, d, b, 12)
  mix(state, a, b, d, 8)
  mix(state, c, d, b, 7)
}

/** Adds one word to a second, and turns a third, to which that is added without carrying. */
function mix(state: Uint32Array, to: number, from: number, turned: number, by: number): void {
  const sum = (state[to] ?? 0) + (state[from] ?? 0)
  state[to] = sum
  const bits = (state[turned] ?? 0) ^ sum
  state[turned] = (bits << by) | (bits >>> (32 - by))
}
