import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const simultaneousClose: Scenario = {
  script: {
    ...ORDINARY,
    id: 'simultaneous-close',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'start', afterMs: 500 } },
    ],
    wire: {
      ...GOOD_WIRE,
      // Whoever sends first is not heard before the other has sent, too.
      acts: [
        { type: 'hold', from: 'client', nth: 1, of: 'fin', forMs: 60_000, until: { from: 'server', nth: 1, of: 'fin' } },
        { type: 'hold', from: 'server', nth: 1, of: 'fin', forMs: 60_000, until: { from: 'client', nth: 1, of: 'fin' } },
      ],
    },
    parMs: 30_000,
    rtoMs: 60_000,
  },
  chapter: 'crossing',
  reference: '3.6',
  assistance: 'standard',
  texts: {
    title: { en: 'Both say goodbye at once', ko: '동시에 작별해요' },
    story: {
      en: 'Both applications close in the same moment. Two FINs cross on the wire, and each end, waiting for an ACK, gets a FIN instead.',
      ko: '두 애플리케이션이 같은 순간에 연결을 닫아요. 두 FIN이 도중에 엇갈리고, ACK를 기다리던 양쪽에 ACK 대신 FIN이 와요.',
    },
    lesson: {
      en: 'From FIN-WAIT-1 both went to CLOSING: the FIN of the other end is there, the ACK of its own is not. Each sent an ACK, and each ACK led to TIME-WAIT. Both closed actively, so both wait.',
      ko: '둘 다 FIN-WAIT-1에서 CLOSING으로 갔어요. 상대의 FIN은 왔지만 내 FIN의 ACK는 아직 안 온 상태예요. 서로 확인 응답을 보냈고, 그 ACK를 받아 TIME-WAIT가 됐어요. 둘 다 능동 종료라서 둘 다 기다려요.',
    },
    question: {
      en: 'Which end is in TIME-WAIT if both close at the same time?',
      ko: '양쪽이 동시에 닫으면 어느 쪽이 TIME-WAIT가 될까요?',
    },
    answer: {
      en: 'Both. Each has sent its FIN without having seen the other, so each is the one that closed first, and each sent a last ACK that may get lost.',
      ko: '둘 다예요. 서로 상대의 FIN을 보기 전에 자기 FIN을 보냈으니 둘 다 먼저 닫은 쪽이에요. 둘 다 마지막 ACK를 보냈고, 그 ACK는 사라질 수 있어요.',
    },
  },
}
