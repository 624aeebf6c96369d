import { expect, test } from 'vitest'
import { sendQueue } from '../../../../client/panels/ends/send-queue.ts'

test.each([
  ['before anything was said', { sndUna: null, sndNxt: null, unsent: '' }, 0],
  ['while a SYN is under way', { sndUna: 200, sndNxt: 201, unsent: '' }, 1],
  ['text that waits behind the SYN', { sndUna: 200, sndNxt: 201, unsent: 'HELLO' }, 6],
  ['text under way', { sndUna: 201, sndNxt: 206, unsent: '' }, 5],
  ['all is acknowledged', { sndUna: 206, sndNxt: 206, unsent: '' }, 0],
  ['while a FIN is under way', { sndUna: 206, sndNxt: 207, unsent: '' }, 1],
  ['where numbers begin again', { sndUna: 4_294_967_294, sndNxt: 3, unsent: 'OK' }, 7],
  ['where the peer has acknowledged more than was sent since', { sndUna: 210, sndNxt: 206, unsent: 'OK' }, 2],
])('%s', (_, tcb, octets) => expect(sendQueue(tcb)).toBe(octets))
