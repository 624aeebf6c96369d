/** "expand 32-byte k", as four words. */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const
const WORDS = 16
const DOUBLE_ROUNDS = 10

/** 256 bits, as eight words of 32. */
export type Key = readonly [number, number, number, number, number, number, number, number]
/** 96 bits, as three words of 32. */
export type Nonce = readonly [number, number, number]

/**
 * The ChaCha20 block function (RFC 8439 §2.3): sixteen words of 32 bits each. To whoever does not know the key they are noise, and they do not
 * reveal it.
 */
export function chachaBlock(key: Key, counter: number, nonce: Nonce): Uint32Array {
  const start = [...CONSTANTS, ...key, counter, ...nonce]
  const state = new Int32Array(WORDS)
  for (let at = 0; at < WORDS; at++) state[at] = start[at] ?? 0
  for (let round = 0; round < DOUBLE_ROUNDS; round++) {
    quarterRound(state, 0, 4, 8, 12)
    quarterRound(state, 1, 5, 9, 13)
    quarterRound(state, 2, 6, 10, 14)
    quarterRound(state, 3, 7, 11, 15)
    quarterRound(state, 0, 5, 10, 15)
    quarterRound(state, 1, 6, 11, 12)
    quarterRound(state, 2, 7, 8, 13)
    quarterRound(state, 3, 4, 9, 14)
  }
  const block = new Uint32Array(WORDS)
  for (let at = 0; at < WORDS; at++) block[at] = (state[at] ?? 0) + (start[at] ?? 0)
  return block
}

/** §2.1. Signed words are quicker, and their bits are the same. */
function quarterRound(state: Int32Array, atA: number, atB: number, atC: number, atD: number): void {
  let [a, b, c, d] = [state[atA] ?? 0, state[atB] ?? 0, state[atC] ?? 0, state[atD] ?? 0]
  a = (a + b) | 0
  d = turned(d ^ a, 16)
  c = (c + d) | 0
  b = turned(b ^ c, 12)
  a = (a + b) | 0
  d = turned(d ^ a, 8)
  c = (c + d) | 0
  b = turned(b ^ c, 7)
  state[atA] = a
  state[atB] = b
  state[atC] = c
  state[atD] = d
}

function turned(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by))
}
