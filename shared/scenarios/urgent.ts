import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, ORDINARY } from './ordinary.ts'

export const urgent: Scenario = {
  script: {
    ...ORDINARY,
    id: 'urgent',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'send', text: 'PRINT IT ALL' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'client', call: { type: 'send', text: 'STOP', urgent: true }, trigger: { when: 'acknowledged', afterMs: 1_500 } },
      { side: 'server', call: { type: 'send', text: 'OK' }, trigger: { when: 'delivered', text: 'PRINT IT ALLSTOP', afterMs: 1_000 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'delivered', text: 'OK', afterMs: 1_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
    ],
    parMs: 75_000,
  },
  chapter: 'pressure',
  reference: '3.8.5',
  assistance: 'standard',
  texts: {
    title: { en: 'Stop!', ko: '멈춰요!' },
    story: {
      en: 'The client has asked to print everything and regrets it. STOP keeps its place in line, behind the text before it. But the other side should learn at once that something urgent is coming.',
      ko: '클라이언트가 전부 인쇄해 달라고 했다가 후회해요. STOP도 앞선 데이터 뒤에서 차례를 지켜요. 하지만 급한 것이 온다는 사실은 상대가 바로 알아야 해요.',
    },
    lesson: {
      en: 'URG makes the urgent pointer count: SEQ plus pointer is the first number after the urgent text. The text itself stays in line and takes its numbers as ever; only the news of it runs ahead. PSH asks for what is there to be handed over at once.',
      ko: 'URG가 켜지면 긴급 포인터가 의미를 가져요. SEQ에 포인터를 더하면 긴급 데이터 바로 다음 번호예요. 데이터 자체는 순서대로 가고 번호도 그대로예요. 급하다는 소식만 앞서가요. PSH는 받은 것을 애플리케이션에 바로 넘겨 달라는 뜻이에요.',
    },
    question: {
      en: 'Does urgent text overtake the text before it?',
      ko: '긴급 데이터는 앞선 데이터를 앞질러 갈까요?',
    },
    answer: {
      en: 'No. TCP delivers one stream in order, urgent or not. URG only tells the application how far to read on quickly. Telnet used it for Ctrl-C; new programs should not use it any more (RFC 6093).',
      ko: '아니에요. 급하든 아니든 TCP는 하나로 이어진 데이터를 순서대로 전달해요. URG는 어디까지 서둘러 읽어야 하는지만 알려 줘요. Telnet이 Ctrl-C에 썼지만 새 프로그램에서는 쓰지 않는 것이 좋아요(RFC 6093).',
    },
  },
}
