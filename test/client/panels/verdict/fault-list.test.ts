import { describe, expect, test } from 'vitest'
import { faultLines } from '../../../../client/panels/verdict/fault-list.tsx'
import type { Fault } from '../../../../shared/tcp/verdict.ts'

const set: Fault = { field: 'ACK', expected: '1', section: '3.1' }
const unset: Fault = { ...set, expected: '0' }
const wrong: Fault = { field: 'ACK', section: '3.1' }
const number: Fault = { field: 'ack', expected: '301', section: '3.4' }
const noNumber: Fault = { ...number, expected: '0' }
const wrongNumber: Fault = { field: 'ack', section: '3.4' }
const seq: Fault = { field: 'seq', expected: '101', section: '3.4' }
const syn: Fault = { field: 'SYN', expected: '0', section: '3.5' }
const fin: Fault = { field: 'FIN', expected: '0', section: '3.6' }
const psh: Fault = { field: 'PSH', expected: '1', section: '3.9.1' }

describe('the list of what is wrong with a move', () => {
  test.each<[string, readonly Fault[], readonly string[]]>([
    ['has a line for each number', [seq, number], ['seq should be 101', 'ack should be 301']],
    ['says ACK and the number that is missing with it once', [set, number], ['ACK must be set, and its number should be 301']],
    ['says ACK and the number that goes with it once', [unset, noNumber], ['ACK must not be set, and its number should be 0']],
    ['says both once where assistance does not tell what is right', [wrong, wrongNumber], ['ACK flag and its number: look at both again']],
    ['says the flag alone where the number is right', [set], ['ACK must be set']],
    ['says the number alone where the flag is right', [number], ['ack should be 301']],
    ['says once what is true of several fields', [syn, psh, fin, seq], ['SYN FIN must not be set', 'PSH must be set', 'seq should be 101']],
    [
      'says of several flags that they are to be looked at again',
      [
        { field: 'SYN', section: '3.5' },
        { field: 'FIN', section: '3.6' },
      ],
      ['SYN FIN flags: look at them again'],
    ],
    ['keeps the order of the others', [set, seq, number], ['ACK must be set, and its number should be 301', 'seq should be 101']],
  ])('%s', (_, faults, lines) =>
    expect(faultLines(faults).map(({ fields, words }) => `${fields.map(({ field }) => field).join(' ')} ${words}`)).toEqual(lines),
  )
})
