import type { Scenario } from '../match/scenario.ts'
import { FIRST_RTO_MS, ORDINARY } from './ordinary.ts'

export const hello: Scenario = {
  script: {
    ...ORDINARY,
    id: 'hello',
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 30_000,
    rtoMs: FIRST_RTO_MS,
  },
  chapter: 'opening',
  reference: '3.5',
  assistance: 'guided',
  texts: {
    title: { en: 'Hello', ko: '안녕하세요' },
    story: {
      en: 'Two machines that have never met. The client wants to talk; the server is listening. Before the first word they shake hands: each announces the number it starts counting from, and each makes sure that the other has heard it.',
      ko: '서로 처음 만난 두 컴퓨터예요. 클라이언트는 말을 걸려 하고, 서버는 귀를 기울이고 있어요. 첫마디를 나누기 전에 악수부터 해요. 각자 어떤 번호부터 셀지 알려 주고, 상대가 그 번호를 들었는지 확인해요.',
    },
    lesson: {
      en: 'SYN, SYN+ACK, ACK. A SYN counts as one number, so if it has 100, say, the answer is ACK 101: the next number expected. The last ACK takes no number of its own. The client was ESTABLISHED when the SYN+ACK came, the server only when the ACK did.',
      ko: 'SYN, SYN+ACK, ACK로 연결됐어요. SYN은 순서 번호 하나를 차지해요. 예를 들어 SYN이 100번이면 답은 ACK 101, 곧 다음에 받을 번호예요. 마지막 ACK는 번호를 차지하지 않아요. 클라이언트는 SYN+ACK를 받았을 때, 서버는 그다음 ACK를 받았을 때 비로소 ESTABLISHED가 됐어요.',
    },
    question: {
      en: 'Why does it take three segments? Would two not be enough?',
      ko: '왜 세그먼트가 세 개 필요할까요? 두 개로는 안 될까요?',
    },
    answer: {
      en: 'After two, the server has announced its number but does not know whether it was heard. Nor could it tell a fresh SYN from an old one that has been wandering in the network: it would open a connection that nobody wants. The third segment settles both.',
      ko: '두 개만 오가면 서버는 자기 번호를 알렸을 뿐, 상대가 들었는지는 몰라요. 또 방금 보낸 SYN과 네트워크를 떠돌다 늦게 도착한 옛 SYN을 구별할 수 없어서 아무도 원하지 않는 연결을 열 수 있어요. 세 번째 세그먼트가 두 문제를 모두 해결해요.',
    },
  },
}
