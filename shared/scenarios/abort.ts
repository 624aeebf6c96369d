import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, ORDINARY } from './ordinary.ts'

export const abort: Scenario = {
  script: {
    ...ORDINARY,
    id: 'abort',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'send', text: 'ALL PAGES' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'server', call: { type: 'send', text: 'PAGE 1 ' }, trigger: { when: 'delivered', text: 'ALL PAGES', afterMs: 1_000 } },
      { side: 'server', call: { type: 'send', text: 'PAGE 2 ' }, trigger: { when: 'delivered', text: 'ALL PAGES', afterMs: 6_000 } },
      { side: 'client', call: { type: 'abort' }, trigger: { when: 'delivered', text: 'PAGE 1 ', afterMs: 3_000 } },
    ],
    goal: { client: 'CLOSED', server: 'CLOSED', textLost: true },
    parMs: 45_000,
  },
  chapter: 'crossing',
  reference: '3.10.5',
  assistance: 'standard',
  texts: {
    title: { en: 'Hanging up', ko: '전화를 뚝 끊어요' },
    story: {
      en: 'The client has asked for all pages, and after the first one its user closes the window. No goodbye, no waiting: the application aborts. What does that look like on the wire?',
      ko: '클라이언트가 모든 페이지를 달라고 했는데, 첫 페이지를 받고 나서 사용자가 창을 닫아 버렸어요. 작별도 기다림도 없이 애플리케이션이 연결을 중단해요. 회선에서는 어떻게 보일까요?',
    },
    lesson: {
      en: 'A RST is not a FIN. It ends both directions at once, it is not acknowledged, nobody waits in TIME-WAIT, and whatever was unsent or under way is lost. Its SEQ must be exactly the next number, or it is not believed.',
      ko: 'RST는 FIN이 아니에요. 두 방향을 한 번에 끝내고, 확인 응답도 없고, 아무도 TIME-WAIT에서 기다리지 않아요. 보내지 못했거나 가고 있던 데이터는 사라져요. SEQ가 정확히 다음 번호여야 상대가 믿어요.',
    },
    question: {
      en: 'FIN or RST: when does a program send which?',
      ko: 'FIN과 RST, 프로그램은 언제 어느 것을 보낼까요?',
    },
    answer: {
      en: 'An orderly close() sends FIN: what is left to send is still delivered. RST goes out when a program aborts, ends with unread data, or when segments arrive for a connection that is not there. “Connection reset by peer” is what the other side sees.',
      ko: '정상적인 close()는 FIN을 보내고, 남은 데이터도 마저 전달해요. 프로그램이 연결을 중단하거나, 읽지 않은 데이터를 두고 끝나거나, 없는 연결로 세그먼트가 오면 RST가 나가요. 상대는 “Connection reset by peer”를 보게 돼요.',
    },
  },
}
