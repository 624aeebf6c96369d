import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, FIRST_RTO_MS, ORDINARY } from './ordinary.ts'

export const goodbye: Scenario = {
  script: {
    ...ORDINARY,
    id: 'goodbye',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 500 } },
      // The ACK has gone alone by then: four segments.
      { side: 'server', call: { type: 'close' }, trigger: { when: 'state', state: 'CLOSE-WAIT', afterMs: 3_000 } },
    ],
    parMs: 40_000,
    rtoMs: FIRST_RTO_MS,
  },
  chapter: 'closing',
  reference: '3.6',
  assistance: 'guided',
  texts: {
    title: { en: 'Goodbye', ko: '안녕히 가세요' },
    story: {
      en: 'Everything has been said. The client hangs up first; the server tidies up for a moment and then hangs up, too. Each says goodbye on its own, and each goodbye is answered.',
      ko: '할 말을 다 했어요. 클라이언트가 먼저 작별 인사를 하고, 서버는 잠시 정리한 다음 인사해요. 인사는 각자 따로 하고, 받은 인사에는 꼭 대답해요.',
    },
    lesson: {
      en: 'FIN, ACK, FIN, ACK. A FIN counts as one number, as a SYN does, so that it can be acknowledged and sent again. Like everything on an established connection it carries an ACK, too. Whoever closes first waits in TIME-WAIT for 2 MSL; the other is done as soon as its own FIN is acknowledged.',
      ko: 'FIN, ACK, FIN, ACK로 끝났어요. FIN도 SYN처럼 순서 번호 하나를 차지해서, 확인 응답을 받을 수 있고 다시 보낼 수도 있어요. 연결된 뒤의 세그먼트가 모두 그렇듯 FIN에도 ACK가 실려요. 먼저 닫은 쪽은 2 MSL 동안 TIME-WAIT에서 기다리고, 다른 쪽은 자기 FIN의 ACK를 받으면 바로 끝나요.',
    },
    question: {
      en: 'Who waits in TIME-WAIT, and what for?',
      ko: 'TIME-WAIT에서는 누가, 왜 기다릴까요?',
    },
    answer: {
      en: 'The end that closed first, client or server. If its last ACK is lost, the FIN comes again, and somebody must be there to answer it. And old segments of this connection have to die out before the same addresses and ports are used again. 2 MSL leave time for both.',
      ko: '클라이언트든 서버든 먼저 닫은 쪽이 기다려요. 마지막 ACK가 사라지면 상대의 FIN이 다시 오는데, 그때 대답해 줄 쪽이 남아 있어야 해요. 또 같은 주소와 포트를 다시 쓰기 전에 이 연결의 옛 세그먼트가 네트워크에서 모두 사라져야 해요. 2 MSL은 이 두 가지를 위한 시간이에요.',
    },
  },
}
