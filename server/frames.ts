const TEXT_FRAME = 0x81
const MASKED = 0x80
const MASK_BYTES = 4
/** Values of the length field that stand for no length: it follows in two or in eight bytes. */
const TWO_BYTES = 126
const EIGHT_BYTES = 127

/** The longest message that is read here, bytes; ws reads the others. A move is many times shorter. */
const LONGEST_READ = 4_096
const unmasked = Buffer.alloc(LONGEST_READ)

/**
 * A text message of a WebSocket server in one piece (RFC 6455 §5.2): one write is one system call. ASCII, as almost all is, needs no buffer.
 * `before` and `after` the text are ASCII.
 */
export function frameOf(before: string, text: string, after: string): string | Buffer {
  const textBytes = Buffer.byteLength(text)
  const head = headOf(before.length + textBytes + after.length) + before
  if (textBytes === text.length) return head + text + after
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(text), Buffer.from(after)])
}

/** The bytes before a message of this length, as Latin-1. */
function headOf(bytes: number): string {
  if (bytes < TWO_BYTES) return String.fromCharCode(TEXT_FRAME, bytes)
  if (bytes < 65_536) return String.fromCharCode(TEXT_FRAME, TWO_BYTES, bytes >> 8, bytes & 255)
  const head = Buffer.from([TEXT_FRAME, EIGHT_BYTES, 0, 0, 0, 0, 0, 0, 0, 0])
  head.writeBigUInt64BE(BigInt(bytes), 2)
  return head.toString('latin1')
}

/** The text in a chunk that is exactly one message of a browser: short, ASCII, masked and in one frame (RFC 6455 §5.2). Null: it is anything else. */
export function textOf(chunk: Buffer): string | null {
  if (chunk.length < 2 + MASK_BYTES || chunk[0] !== TEXT_FRAME) return null
  const told = chunk.readUInt8(1) - MASKED
  if (told === EIGHT_BYTES) return null // what is not masked is told to be shorter than nothing
  const maskAt = told === TWO_BYTES ? 4 : 2
  const from = maskAt + MASK_BYTES
  const length = chunk.length - from
  if (length > LONGEST_READ || length !== (told === TWO_BYTES ? chunk.readUInt16BE(2) : told)) return null
  let bits = 0
  for (let at = 0; at < length; at++) {
    const byte = (chunk[from + at] ?? 0) ^ (chunk[maskAt + (at & 3)] ?? 0)
    unmasked[at] = byte
    bits |= byte
  }
  return bits < 128 ? unmasked.toString('latin1', 0, length) : null
}
