import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const lostLastAck: Scenario = {
  script: {
    ...ORDINARY,
    id: 'lost-last-ack',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 1_000 } },
    ],
    wire: { ...GOOD_WIRE, acts: [{ type: 'lose', from: 'client', nth: 1, of: 'ack' }] },
    parMs: 50_000,
    rtoMs: 8_000,
    // Long enough that TIME-WAIT is still there when the FIN comes again, 8 s and a thought later. A server that thinks for longer than 8 s beside a quick client
    // is too late: both are timers of TCP, no event could stand for them, and whoever is quick waits for them, too.
    mslMs: 8_500,
  },
  chapter: 'bad-wire',
  reference: '3.6',
  assistance: 'standard',
  texts: {
    title: { en: 'The last word that got lost', ko: '사라진 마지막 ACK' },
    story: {
      en: 'Both have said goodbye, and only the very last ACK is missing: the wire has lost it. The server does not know that its goodbye was heard. Is anybody still there?',
      ko: '둘 다 작별 인사를 했고 이제 마지막 ACK 하나만 남았는데 그것이 사라졌어요. 서버는 자기 작별 인사가 들렸는지 몰라요. 상대는 아직 거기 있을까요?',
    },
    lesson: {
      en: 'In LAST-ACK the server repeated its FIN. The client, in TIME-WAIT, was still there to answer, and began its 2 MSL anew. That is one of the two things that TIME-WAIT is for.',
      ko: '서버는 LAST-ACK에서 FIN을 다시 보냈어요. 클라이언트는 TIME-WAIT에 남아 있다가 다시 답하고 2 MSL을 처음부터 다시 기다렸어요. TIME-WAIT가 있는 두 가지 이유 가운데 하나가 바로 이것이에요.',
    },
    question: {
      en: 'What would the server get if the client were gone at once, without TIME-WAIT?',
      ko: '클라이언트가 TIME-WAIT 없이 바로 사라졌다면 서버는 무엇을 받게 될까요?',
    },
    answer: {
      en: 'Its FIN would come to a machine that knows no such connection and be answered by a RST. Everything had gone well, and yet to the server it would look as if the client had crashed. Real waits: 60 s on Linux, 30 s on macOS, 4 minutes in the RFC.',
      ko: '다시 보낸 FIN이 그런 연결을 모르는 컴퓨터에 닿아서 RST가 돌아와요. 모두 잘 끝났는데도 서버에게는 클라이언트가 갑자기 꺼진 것처럼 보여요. 실제로 기다리는 시간은 Linux 60초, macOS 30초, RFC에서는 4분이에요.',
    },
  },
}
