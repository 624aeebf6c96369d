/** Letters and digits that nobody mistakes for another on a projector: no I, L, O, U, 0, 1. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Characters of a room code. */
export const CODE_LENGTH = 6

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)

/** The code as it is kept: in capitals, without blanks around it. Null if no room can have it. */
export function normalCode(written: string): string | null {
  if (written.length > 4 * CODE_LENGTH) return null
  const code = written.trim().toUpperCase()
  return CODE.test(code) ? code : null
}
