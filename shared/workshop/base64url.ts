const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const BITS_A_DIGIT = 6
const BITS_AN_OCTET = 8

/** Octets as letters that need no escaping in an address (RFC 4648 §5, without padding). */
export function toBase64url(octets: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const octet of octets) {
    held = (held << BITS_AN_OCTET) | octet
    for (bits += BITS_AN_OCTET; bits >= BITS_A_DIGIT; held &= (1 << bits) - 1) {
      bits -= BITS_A_DIGIT
      text += DIGITS[held >> bits]
    }
  }
  return bits === 0 ? text : text + DIGITS[held << (BITS_A_DIGIT - bits)]
}

/** The octets again; null if that is no such text. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null
  const octets = new Uint8Array(Math.floor((text.length * BITS_A_DIGIT) / BITS_AN_OCTET))
  let held = 0
  let bits = 0
  let at = 0
  for (const digit of text) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return null
    held = (held << BITS_A_DIGIT) | value
    bits += BITS_A_DIGIT
    if (bits < BITS_AN_OCTET) continue
    bits -= BITS_AN_OCTET
    octets[at++] = held >> bits
    held &= (1 << bits) - 1
  }
  return held === 0 ? octets : null
}
