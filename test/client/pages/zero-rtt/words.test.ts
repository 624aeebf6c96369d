import { describe, expect, test } from 'vitest'
import { piecesLines } from '../../../../client/pages/zero-rtt/words.ts'
import type { Piece } from '../../../../shared/zero-rtt/protocols.ts'

describe('what a packet brings, at its arrow', () => {
  test.each<[readonly Piece[], readonly string[]]>([
    [['SYN'], ['SYN']],
    [['ACK', 'request'], ['ACK · request']],
    [
      ['ServerHello', 'certificate', 'Finished'],
      ['ServerHello', 'certificate · Finished'],
    ],
    [
      ['HANDSHAKE_DONE', 'ticket', 'response'],
      ['HANDSHAKE_DONE', 'ticket · response'],
    ],
  ])('%j', (pieces, lines) => expect(piecesLines(pieces)).toEqual(lines))
})
