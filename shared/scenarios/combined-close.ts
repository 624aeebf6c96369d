import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, ORDINARY } from './ordinary.ts'

export const combinedClose: Scenario = {
  script: {
    ...ORDINARY,
    id: 'combined-close',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
    ],
    parMs: 35_000,
  },
  chapter: 'closing',
  reference: '3.6',
  assistance: 'standard',
  texts: {
    title: { en: 'Two in one', ko: '한 번에 둘' },
    story: {
      en: 'The client says goodbye, and this time the server has nothing left to say either: its application closes at once. It owes an ACK and a FIN. Must they travel separately?',
      ko: '클라이언트가 작별 인사를 해요. 이번에는 서버도 더 할 말이 없어서 애플리케이션이 바로 닫아요. 서버는 ACK와 FIN을 보내야 해요. 꼭 따로 보내야 할까요?',
    },
    lesson: {
      en: 'ACK and FIN may share a segment: FIN, FIN+ACK, ACK, three instead of four. Both ways are right. The ACK field was there anyway; the FIN bit is all that has to be added.',
      ko: 'ACK와 FIN은 한 세그먼트에 함께 담을 수 있어요. FIN, FIN+ACK, ACK로 넷이 아니라 셋이면 돼요. 따로 보내도, 함께 보내도 맞아요. ACK 필드는 어차피 있으니 FIN 비트만 더 켜면 돼요.',
    },
    question: {
      en: 'Is closing always a matter of four segments?',
      ko: '연결 종료에는 항상 세그먼트 네 개가 필요할까요?',
    },
    answer: {
      en: 'No. Two FINs and two acknowledgements are needed, but an acknowledgement may ride on anything. If the passive side has nothing left to send, three segments are enough. You will often see this in packet captures.',
      ko: '아니에요. FIN 두 개와 확인 응답 두 개가 필요하지만, 확인 응답은 어떤 세그먼트에든 실을 수 있어요. 수동 종료하는 쪽에 더 보낼 것이 없으면 세 개로 충분해요. 패킷을 캡처해 보면 자주 볼 수 있어요.',
    },
  },
}
