import { hash, randomBytes, randomInt } from 'node:crypto'
import type { Seed } from '../shared/match/chance.ts'
import { createSeed } from '../shared/match/chance.ts'
import { CODE_ALPHABET, CODE_LENGTH } from '../shared/protocol/room-code.ts'

/** A room code that `isTaken` says is free. */
export function newCode(isTaken: (code: string) => boolean): string {
  for (;;) {
    let code = ''
    for (let i = 0; i < CODE_LENGTH; i++) code += CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]
    if (!isTaken(code)) return code
  }
}

/** 128 random bits by which a member proves itself. Only hashOf(token) is kept. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}

/** What is kept of a token: it is recognized by this hash, and cannot be found from it. */
export function hashOf(token: string): string {
  return hash('sha256', token, 'base64url')
}

/** A room's seed: as many random bits as Node gives at once, far too many to try them all. */
export function newSeed(): Seed {
  return createSeed(randomInt(2 ** 48 - 1))
}
