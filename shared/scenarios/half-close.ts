import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, ORDINARY } from './ordinary.ts'

export const halfClose: Scenario = {
  script: {
    ...ORDINARY,
    id: 'half-close',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'send', text: 'MENU?' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'start', afterMs: 1_500 } },
      { side: 'server', call: { type: 'send', text: 'SOUP ' }, trigger: { when: 'state', state: 'CLOSE-WAIT', afterMs: 2_000 } },
      { side: 'server', call: { type: 'send', text: 'AND RICE' }, trigger: { when: 'sent', text: 'SOUP ', afterMs: 3_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'sent', text: 'SOUP AND RICE', afterMs: 3_000 } },
    ],
    parMs: 75_000,
  },
  chapter: 'closing',
  reference: '3.6',
  assistance: 'guided',
  texts: {
    title: { en: 'Half closed', ko: '반만 닫기' },
    story: {
      en: 'The client asks one question and says goodbye: it has nothing more to say. But the server has not answered yet. It takes its time, answers in two pieces, and only then says goodbye itself.',
      ko: '클라이언트는 질문 하나를 하고는 더 할 말이 없다며 작별 인사를 해요. 하지만 서버는 아직 대답하지 않았어요. 서버는 천천히 두 번에 나누어 대답한 다음에야 작별 인사를 해요.',
    },
    lesson: {
      en: 'A FIN closes one direction only. The server went on sending in CLOSE-WAIT, and the client, in FIN-WAIT-2, went on receiving and acknowledging. The other direction ended only with the second FIN.',
      ko: 'FIN은 한쪽 방향만 닫아요. 서버는 CLOSE-WAIT에서 계속 보냈고, 클라이언트는 FIN-WAIT-2에서 계속 받고 확인 응답을 보냈어요. 반대 방향은 두 번째 FIN이 오고서야 닫혔어요.',
    },
    question: {
      en: 'Opening takes three segments. Why does closing take four?',
      ko: '연결은 세 단계인데 종료는 왜 네 단계일까요?',
    },
    answer: {
      en: 'When opening, the server can put its ACK and its SYN into one segment, as it has nothing to wait for. When closing, the FIN must be acknowledged at once, but the other side may have much left to send before its own FIN. So ACK and FIN go separately.',
      ko: '연결할 때 서버는 기다릴 것이 없어서 ACK와 SYN을 한 세그먼트에 담을 수 있어요. 종료할 때 FIN을 받은 쪽은 바로 ACK를 보내야 하지만, 아직 보낼 데이터가 남아 있을 수 있어요. 그래서 ACK를 먼저 보내고 FIN은 나중에 보내요.',
    },
  },
}
